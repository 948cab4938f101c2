import { useQuery } from "@apollo/client/react";
import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { useState } from "react";
import { useNames } from "../../names.ts";
import { NameList } from "./NameList.tsx";

export const MissingBelow_coverage = graphql(`
  fragment MissingBelow_coverage on ReportCoverage {
    expected
    approved
    missing {
      id
      unit {
        id
        level
        kind
        name
        nameEn
      }
    }
  }
`);

const MissingBelowQuery = graphql(`
  query MissingBelow($id: ID!) {
    report(id: $id) {
      id
      coverage {
        missing(most: 200) {
          id
          unit {
            id
            level
            kind
            name
            nameEn
          }
        }
      }
    }
  }
`);

interface MissingBelowProps {
  reportId: string;
  coverage: FragmentOf<typeof MissingBelow_coverage>;
}

/** Whose reports below are not approved: the first by name, and all once they are asked for. */
export function MissingBelow({ reportId, coverage }: MissingBelowProps) {
  const { unitNameOf } = useNames();
  const [isWhole, setWhole] = useState(false);
  const { data } = useQuery(MissingBelowQuery, { variables: { id: reportId }, skip: !isWhole });
  const { expected, approved, missing } = readFragment(MissingBelow_coverage, coverage);
  const named = data?.report?.coverage.missing ?? missing;
  return (
    <NameList
      names={named.map(({ unit }) => unitNameOf(unit))}
      count={expected - approved}
      {...(!isWhole && { others: { onShow: () => setWhole(true) } })}
    />
  );
}
