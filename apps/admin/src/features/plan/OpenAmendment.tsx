import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { TextLink } from "@camket/ui/link";
import { Note } from "@camket/ui/page";
import { Trans } from "@lingui/react/macro";
import { planHref } from "./hrefs.ts";
import { PlanStateBadge } from "./PlanStateBadge.tsx";

export const AmendmentFirst_plan = graphql(`
  fragment AmendmentFirst_plan on Plan {
    id
    openAmendment {
      id
    }
  }
`);

/** A plan can't end while an amendment of it is under way: leads there. */
export function AmendmentFirst({ plan }: { plan: FragmentOf<typeof AmendmentFirst_plan> }) {
  const { openAmendment } = readFragment(AmendmentFirst_plan, plan);
  if (!openAmendment) return null;
  return (
    <Note tone="warn">
      <Trans>
        Kế hoạch đang có một bản sửa đổi chưa xong. Ban hành, hủy bỏ hoặc xóa bản đó trước:{" "}
        <TextLink href={planHref(openAmendment.id)}>mở bản sửa đổi</TextLink>.
      </Trans>
    </Note>
  );
}

export const OpenAmendment_plan = graphql(`
  fragment OpenAmendment_plan on Plan {
    id
    openAmendment {
      id
      state
    }
  }
`);

/** Says on a plan in force that an amendment of it is under way. */
export function OpenAmendment({ plan }: { plan: FragmentOf<typeof OpenAmendment_plan> }) {
  const { openAmendment } = readFragment(OpenAmendment_plan, plan);
  if (!openAmendment) return null;
  return (
    <Note>
      <Trans>
        Kế hoạch này đang được sửa đổi: <TextLink href={planHref(openAmendment.id)}>xem bản sửa đổi</TextLink>
      </Trans>{" "}
      <PlanStateBadge state={openAmendment.state} />
      <p>
        <Trans>Trước khi bản đó được ban hành, kế hoạch vẫn có hiệu lực như dưới đây.</Trans>
      </p>
    </Note>
  );
}
