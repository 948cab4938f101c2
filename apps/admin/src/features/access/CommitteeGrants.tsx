import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { FormDrawer } from "@camket/ui/form-layout";
import { EmptyState } from "@camket/ui/states";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { ButtonLink } from "../../ButtonLink.tsx";
import { useNames } from "../../names.ts";
import { GrantRoleForm } from "./GrantRoleForm.tsx";
import { GrantTable, GrantTable_grant } from "./GrantTable.tsx";
import { usersHref } from "./hrefs.ts";

const CommitteeGrantsQuery = graphql(
  `
    query CommitteeGrants($id: ID!) {
      committee(id: $id) {
        id
        name
        nameEn
        viewerCanAdminister
        grants(first: 100) {
          totalCount
          edges {
            node {
              ...GrantTable_grant
            }
          }
        }
      }
    }
  `,
  [GrantTable_grant],
);

/** Who may do what at a committee. */
export function CommitteeGrants({ committeeId: id }: { committeeId: string }) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const [isGranting, granting] = useDisclosure();
  const { data } = useSuspenseQuery(CommitteeGrantsQuery, { variables: { id } });
  if (!data.committee) return null;
  const { grants, viewerCanAdminister } = data.committee;
  return (
    <>
      <Group mb="xs" className="camket-no-print">
        <Text c="var(--camket-ink2)" style={{ flex: 1 }} miw={240}>
          <Trans>Vai trò giữ ở chính ban này. Quản trị viên của các ban cấp trên cũng quản trị ban này.</Trans>
        </Text>
        <ButtonLink href={usersHref({ committee: id })}>
          <Trans>Gồm các ban cấp dưới</Trans>
        </ButtonLink>
        {viewerCanAdminister && (
          <Button variant="default" onClick={granting.open}>
            <Trans>Cấp vai trò</Trans>
          </Button>
        )}
      </Group>
      <GrantTable
        grants={grants.edges.map(({ node }) => node)}
        by="user"
        empty={<EmptyState tone="quiet" title={t`Chưa ai giữ vai trò ở ban này`} />}
      />
      <FormDrawer isOpen={isGranting} onClose={granting.close} title={t`Cấp vai trò`}>
        <GrantRoleForm
          committee={{ id, label: nameOf(data.committee) }}
          onDone={granting.close}
          onCancel={granting.close}
        />
      </FormDrawer>
    </>
  );
}
