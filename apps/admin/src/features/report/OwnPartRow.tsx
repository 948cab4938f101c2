import { readFigure, writeFigure } from "@camket/figure-text";
import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { StatusBadge } from "@camket/ui/status";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error } from "../../refusal.ts";
import { useUnreadableWords } from "../../unreadable-words.ts";
import { FigureButton } from "./FigureButton.tsx";
import { useFigureWords } from "./figure-words.ts";
import { OverrideForm } from "./OverrideForm.tsx";
import classes from "./OwnParts.module.css";

export const OwnPartRow_figure = graphql(`
  fragment OwnPartRow_figure on Figure {
    id
    version
    origin
    state
    numerator
    denominator
    hiddenBecause
    belowNumerator
    belowDenominator
    ownNumerator
    ownDenominator
    overrideReason
    category {
      id
      name
      nameEn
    }
    indicatorVersion {
      id
      name
      nameEn
      valueType
      source
      overCommittees
      indicator {
        id
        code
      }
    }
  }
`);

export const readOwnPart = (figure: FragmentOf<typeof OwnPartRow_figure>) => readFragment(OwnPartRow_figure, figure);

const RestoreFigures = graphql(
  `
    mutation RestoreFigures($input: RestoreFiguresInput!) {
      restoreFigures(input: $input) {
        __typename
        ... on Report {
          id
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

/** What is typed of a part and not saved yet. */
export interface OwnTexts {
  numerator: string;
  denominator: string;
}

interface OwnPartRowProps {
  reportId: string;
  figure: FragmentOf<typeof OwnPartRow_figure>;
  texts: OwnTexts | undefined;
  onType(texts: OwnTexts): void;
  onChanged(): void;
}

export function OwnPartRow({ reportId, figure: masked, texts, onType, onChanged }: OwnPartRowProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const { shownText } = useFigureWords();
  const reasons = useUnreadableWords();
  const showToast = useToast();
  const [isOverriding, overriding] = useDisclosure();
  const { send, isSending } = useIntent(RestoreFigures);
  const figure = readOwnPart(masked);
  const { indicatorVersion: version, category } = figure;
  const isRatio = version.valueType === "RATIO";
  const measure = { isRatio };
  const name = category ? `${nameOf(version)}: ${nameOf(category)}` : nameOf(version);
  const written = (decimal: string | null) => (decimal === null ? "" : writeFigure(decimal, locale));
  const shown = texts ?? { numerator: written(figure.ownNumerator), denominator: written(figure.ownDenominator) };
  const cell = {
    indicatorId: version.indicator.id,
    ...(category && { categoryId: category.id }),
    expectedVersion: figure.version,
  };
  const errorOf = (text: string) => {
    const read = readFigure(text, locale);
    return read.kind === "UNREADABLE" ? reasons[read.reason] : undefined;
  };

  async function restore() {
    const result = (await send({ input: { reportId, figures: [cell] } }))?.restoreFigures;
    if (result && result.__typename !== "Report")
      showToast({ tone: "late", message: readFragment(Refusal_error, result).message });
    onChanged();
  }

  return (
    <>
      <tr>
        <th scope="row">
          <span className={classes.code}>{version.indicator.code}</span> {name}
          {figure.origin === "TYPED" && (
            <div className={classes.mark}>
              <StatusBadge status="draft">{t`nhập tay, chưa cộng cấp dưới`}</StatusBadge>
            </div>
          )}
          {figure.origin === "OVERRIDDEN" && (
            <div className={classes.mark}>
              <StatusBadge status="due">{t`thay thế: ${figure.overrideReason ?? ""}`}</StatusBadge>
            </div>
          )}
        </th>
        <td>
          {figure.belowNumerator !== null &&
            shownText(
              {
                state: "NUMBER",
                numerator: figure.belowNumerator,
                denominator: figure.belowDenominator,
                hiddenBecause: null,
              },
              measure,
            )}
        </td>
        <td className={classes.own}>
          {version.source === "ENTERED" ? (
            <>
              <TextInput
                {...(isRatio && { label: t`Tử số` })}
                aria-label={t`Phần của chính ban: ${name}`}
                inputMode="decimal"
                value={shown.numerator}
                error={errorOf(shown.numerator)}
                onChange={(event) => onType({ ...shown, numerator: event.currentTarget.value })}
              />
              {isRatio && (
                <TextInput
                  label={t`Mẫu số`}
                  aria-label={t`Phần của chính ban, mẫu số: ${name}`}
                  inputMode="decimal"
                  value={shown.denominator}
                  error={errorOf(shown.denominator)}
                  onChange={(event) => onType({ ...shown, denominator: event.currentTarget.value })}
                />
              )}
            </>
          ) : (
            written(figure.ownNumerator)
          )}
        </td>
        <td>
          <FigureButton figureId={figure.id} name={name}>
            <strong>{shownText(figure, measure)}</strong>
          </FigureButton>
        </td>
        <td>
          {figure.origin === "TYPED" ? null : figure.origin === "OVERRIDDEN" ? (
            <Button variant="subtle" loading={isSending} onClick={restore}>
              <Trans>Bỏ số thay thế</Trans>
            </Button>
          ) : (
            <Button variant="subtle" aria-expanded={isOverriding} onClick={overriding.toggle}>
              <Trans>Nhập số thay thế</Trans>
            </Button>
          )}
        </td>
      </tr>
      {isOverriding && (
        <tr>
          <td colSpan={5} className={classes.form}>
            <OverrideForm
              reportId={reportId}
              cell={cell}
              name={name}
              isRatio={isRatio}
              onClose={overriding.close}
              onDone={() => {
                overriding.close();
                onChanged();
              }}
            />
          </td>
        </tr>
      )}
    </>
  );
}
