import { useApolloClient } from "@apollo/client/react";
import { graphql, readFragment, type SectionKind } from "@camket/schema";
import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import type { SaveState } from "../../entry-sheet.ts";
import { Refusal_error } from "../../refusal.ts";
import type { KeptPlace } from "./kept-place.ts";

const SaveNarrativeMutation = graphql(
  `
    mutation SaveNarrative($input: SaveNarrativeInput!) {
      saveNarrative(input: $input) {
        __typename
        ... on Narrative {
          id
          text
          isDrafted
          version
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const NarrativesQuery = graphql(`
  query Narratives($revisionId: ID!) {
    node(id: $revisionId) {
      __typename
      ... on ReportRevision {
        id
        narratives {
          id
          section
          text
          isDrafted
          version
        }
      }
    }
  }
`);

export interface SectionText {
  text: string;
  /** Whether Camket drafted it, and nobody has edited or confirmed it yet. */
  isDrafted: boolean;
  /** Version it was written over; 0 where nothing was there. */
  overVersion: number;
  isSaved: boolean;
  refusal?: string;
  /** What somebody else saved in the meantime. */
  theirs?: { text: string; isDrafted: boolean; version: number };
}

type Texts = Partial<Record<SectionKind, SectionText>>;

interface Written {
  section: SectionKind;
  text: string;
  isDrafted: boolean;
  version: number;
}

const restOfTyping = 800;
const patience = 5000;
const storageKey = ({ userId, reportId }: KeptPlace) => `camket-narratives-${userId}-${reportId}`;

/** The sections of a draft, saved as they are written; what did not reach the server is kept on this machine. */
export function useNarratives(place: KeptPlace, revisionId: string, written: readonly Written[]) {
  const { reportId } = place;
  const client = useApolloClient();
  const [texts, setTexts] = useState<Texts>(() => ({ ...savedTexts(written), ...keptTexts(place) }));
  const [save, setSave] = useState<SaveState>({ kind: "idle" });
  const current = useRef(texts);
  const isSending = useRef(false);

  function put(section: SectionKind, change: Partial<SectionText>) {
    const before = current.current[section] ?? { text: "", isDrafted: false, overVersion: 0, isSaved: true };
    current.current = { ...current.current, [section]: { ...before, ...change } };
    setTexts(current.current);
    keepTexts(place, current.current);
  }

  async function send(section: SectionKind, { text, overVersion }: SectionText) {
    const { data } = await client.mutate({
      mutation: SaveNarrativeMutation,
      variables: { input: { reportId, section, text, expectedVersion: overVersion } },
    });
    const result = data?.saveNarrative;
    if (!result) return;
    if (result.__typename === "Narrative") {
      const isSaved = current.current[section]?.text === text;
      return put(section, { overVersion: result.version, isSaved });
    }
    if (result.__typename !== "VersionConflictError")
      return put(section, { refusal: readFragment(Refusal_error, result).message });
    const { data: fresh } = await client.query({
      query: NarrativesQuery,
      variables: { revisionId },
      fetchPolicy: "network-only",
    });
    const node = fresh?.node?.__typename === "ReportRevision" ? fresh.node : undefined;
    const theirs = node?.narratives.find((each) => each.section === section);
    put(section, {
      theirs: { text: theirs?.text ?? "", isDrafted: theirs?.isDrafted ?? false, version: theirs?.version ?? 0 },
    });
  }

  async function flush() {
    if (isSending.current) return;
    isSending.current = true;
    try {
      for (let next = waiting(current.current); next; next = waiting(current.current)) {
        setSave({ kind: "saving" });
        await send(...next);
      }
      setSave((state) => (state.kind === "idle" ? state : { kind: "saved", at: new Date().toISOString() }));
    } catch {
      setSave({ kind: "offline" });
    } finally {
      isSending.current = false;
    }
  }

  const flushSoon = useDebouncedCallback(flush, { delay: restOfTyping, flushOnUnmount: true });
  const hasWaiting = waiting(texts) !== undefined;
  // Also what was kept from last time, and what the network refused.
  useEffect(() => {
    if (!hasWaiting) return;
    const timer = setInterval(flushSoon, patience);
    return () => clearInterval(timer);
  }, [hasWaiting, flushSoon]);

  return {
    texts,
    save,
    write: (section: SectionKind, text: string) => {
      put(section, { text, isDrafted: false, isSaved: false });
      flushSoon();
    },
    /** Somebody has read what Camket drafted: it is sent as it is. */
    confirm: (section: SectionKind) => {
      put(section, { isDrafted: false, isSaved: false });
      flush();
    },
    choose: (section: SectionKind, whose: "mine" | "theirs") => {
      const chosen = current.current[section];
      if (!chosen?.theirs) return;
      const { theirs, refusal, ...rest } = chosen;
      const { version: overVersion, ...taken } = theirs;
      const kept = whose === "mine" ? { ...rest, isSaved: false } : { ...taken, isSaved: true };
      current.current = { ...current.current, [section]: { ...kept, overVersion } };
      setTexts(current.current);
      keepTexts(place, current.current);
      flush();
    },
    flush,
  };
}

const entriesOf = (texts: Texts) =>
  sectionKinds.flatMap((kind): [SectionKind, SectionText][] => {
    const text = texts[kind];
    return text ? [[kind, text]] : [];
  });

const sectionKinds: readonly SectionKind[] = [
  "SITUATION",
  "RESULTS",
  "LIMITATIONS",
  "CAUSES",
  "DIRECTIONS",
  "PROPOSALS",
];

const waiting = (texts: Texts) =>
  entriesOf(texts).find(
    ([, { isSaved, theirs, refusal }]) => !isSaved && theirs === undefined && refusal === undefined,
  );

const savedTexts = (written: readonly Written[]): Texts =>
  Object.fromEntries(
    written.map(({ section, text, isDrafted, version }) => [
      section,
      { text, isDrafted, overVersion: version, isSaved: true },
    ]),
  );

function keptTexts(place: KeptPlace): Texts {
  const stored = localStorage.getItem(storageKey(place));
  return stored ? JSON.parse(stored) : {};
}

function keepTexts(place: KeptPlace, texts: Texts) {
  const unsaved = entriesOf(texts)
    .filter(([, { isSaved }]) => !isSaved)
    .map(([kind, { text, overVersion }]) => [kind, { text, isDrafted: false, overVersion, isSaved: false }]);
  if (unsaved.length === 0) localStorage.removeItem(storageKey(place));
  else localStorage.setItem(storageKey(place), JSON.stringify(Object.fromEntries(unsaved)));
}
