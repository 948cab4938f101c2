import { graphql, type SavedViewPage } from "@camket/schema";
import { FormDrawer } from "@camket/ui/form-layout";
import { useToast } from "@camket/ui/toast";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormTextField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";

export const SaveView = graphql(
  `
    mutation SaveView($input: SaveViewInput!) {
      saveView(input: $input) {
        __typename
        ... on SavedView {
          id
          name
          search
          version
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const RenameView = graphql(
  `
    mutation RenameView($input: RenameViewInput!) {
      renameView(input: $input) {
        __typename
        ... on SavedView {
          id
          name
          version
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface NameViewDrawerProps {
  isOpen: boolean;
  onClose(): void;
  page: SavedViewPage;
  /** What is kept in a new one. */
  search: string;
  /** Null for a new one. */
  view: { id: string; name: string; version: number } | null;
}

/** Asks for the name under which a view is kept. */
export function NameViewDrawer({ isOpen, onClose, ...props }: NameViewDrawerProps) {
  const { t } = useLingui();
  return (
    <FormDrawer isOpen={isOpen} onClose={onClose} title={props.view ? t`Đổi tên khung nhìn` : t`Lưu khung nhìn`}>
      <NameViewForm {...props} onClose={onClose} />
    </FormDrawer>
  );
}

function NameViewForm({ page, search, view, onClose }: Omit<NameViewDrawerProps, "isOpen">) {
  const { t } = useLingui();
  const showToast = useToast();
  const again = { refetchQueries: ["SavedViews"] };
  const saving = useIntent(SaveView, again);
  const renaming = useIntent(RenameView, again);
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm({ defaultValues: { name: view?.name ?? "" } });

  async function save({ name }: { name: string }) {
    setRefusal(null);
    const result = view
      ? (await renaming.send({ input: { id: view.id, expectedVersion: view.version, name } }))?.renameView
      : (await saving.send({ input: { page, name, search } }))?.saveView;
    if (!result) return;
    if (result.__typename === "SavedView") {
      onClose();
      showToast({ message: view ? t`Đã đổi tên thành “${result.name}”.` : t`Đã lưu khung nhìn “${result.name}”.` });
    } else setRefusal(refuse(form, ["name"], result));
  }

  return (
    <IntentForm
      label={view ? t`Đổi tên khung nhìn` : t`Lưu khung nhìn`}
      form={form}
      onSubmit={save}
      submitLabel={t`Lưu`}
      isSending={saving.isSending || renaming.isSending}
      failure={saving.failure ?? renaming.failure ?? refusal}
      onCancel={onClose}
    >
      <FormTextField
        control={form.control}
        name="name"
        label={t`Tên khung nhìn`}
        description={t`Chỉ mình thấy. Lưu cách xem và các bộ lọc, không lưu nhiệm vụ.`}
        required
        maxLength={100}
      />
    </IntentForm>
  );
}
