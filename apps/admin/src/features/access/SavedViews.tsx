import { useQuery } from "@apollo/client/react";
import { graphql, type ResultOf, readFragment, type SavedViewPage } from "@camket/schema";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Menu } from "@mantine/core";
import { IconBookmark, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useIntent } from "../../intent.ts";
import { Refusal_error } from "../../refusal.ts";
import { plainSearch } from "../../search-params.ts";
import { NameViewDrawer, SaveView } from "./NameViewDrawer.tsx";
import classes from "./SavedViews.module.css";

const SavedViewsQuery = graphql(`
  query SavedViews($page: SavedViewPage!) {
    viewer {
      savedViews(page: $page) {
        id
        name
        search
        version
      }
    }
  }
`);

const DeleteView = graphql(
  `
    mutation DeleteView($input: DeleteViewInput!) {
      deleteView(input: $input) {
        __typename
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

type View = NonNullable<ResultOf<typeof SavedViewsQuery>["viewer"]>["savedViews"][number];

interface SavedViewsProps {
  page: SavedViewPage;
  /** What the address says now of view and filters. */
  search: Record<string, string | undefined>;
  /** A view was chosen: its filters, as the address writes them. */
  onChoose(search: Record<string, string>): void;
}

/** The viewer's own views of a page: chosen, kept, renamed and deleted. */
export function SavedViews({ page, search, onChoose }: SavedViewsProps) {
  const { t } = useLingui();
  const showToast = useToast();
  const { data } = useQuery(SavedViewsQuery, { variables: { page } });
  const again = { refetchQueries: ["SavedViews"] };
  const deletion = useIntent(DeleteView, again);
  const restoration = useIntent(SaveView, again);
  const [naming, setNaming] = useState<{ view: View | null } | null>(null);
  const views = data?.viewer?.savedViews ?? [];
  const present = plainSearch.stringifySearch(search);
  const current = views.find((view) => view.search === present);

  async function remove(view: View) {
    const answer = await deletion.send({ input: { id: view.id } });
    const result = answer?.deleteView;
    if (result?.__typename === "Viewer")
      showToast({
        message: t`Đã xóa khung nhìn “${view.name}”.`,
        onUndo: () => restoration.send({ input: { page, name: view.name, search: view.search } }),
      });
    else showToast({ tone: "late", message: result ? readFragment(Refusal_error, result).message : t`Chưa xóa được.` });
  }

  return (
    <>
      <Menu position="bottom-end" width={300}>
        <Menu.Target>
          <Button
            variant="default"
            className={classes.button}
            aria-label={current ? t`Khung nhìn: ${current.name}` : t`Khung nhìn đã lưu`}
            leftSection={<IconBookmark size={16} stroke={1.7} aria-hidden />}
          >
            {current ? current.name : <Trans>Khung nhìn</Trans>}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.length === 0 && (
            <p className={classes.empty}>
              <Trans>Chưa có khung nhìn nào. Lọc và chọn cách xem, rồi lưu lại để dùng lần sau.</Trans>
            </p>
          )}
          {views.map((view) => (
            <Menu.Item
              key={view.id}
              aria-current={view === current ? "true" : undefined}
              onClick={() => onChoose(plainSearch.parseSearch(view.search))}
            >
              {view.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
            onClick={() => setNaming({ view: null })}
          >
            <Trans>Lưu khung nhìn này</Trans>
          </Menu.Item>
          {current && (
            <>
              <Menu.Item
                leftSection={<IconPencil size={16} stroke={1.7} aria-hidden />}
                onClick={() => setNaming({ view: current })}
              >
                <Trans>Đổi tên “{current.name}”</Trans>
              </Menu.Item>
              <Menu.Item leftSection={<IconTrash size={16} stroke={1.7} aria-hidden />} onClick={() => remove(current)}>
                <Trans>Xóa “{current.name}”</Trans>
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <NameViewDrawer
        isOpen={naming !== null}
        onClose={() => setNaming(null)}
        page={page}
        search={present}
        view={naming?.view ?? null}
      />
    </>
  );
}
