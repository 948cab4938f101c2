import type { PickerOption } from "@camket/ui/entity-picker";
import { emptyDraft, type MappingDraft } from "./mapping-draft.ts";

/** What is said of a reorganisation besides its mapping. */
export interface ReorganisationDetails {
  subject: string;
  effectiveOn: string | null;
  documentId: PickerOption | null;
}

export interface KeptReorganisation {
  details: ReorganisationDetails;
  draft: MappingDraft;
  /** What the draft was before each change, the last one at the end. */
  past: MappingDraft[];
  /** The job that tried it, with what was tried. */
  preview: { jobId: string; of: string } | null;
}

const nothingKept: KeptReorganisation = {
  details: { subject: "", effectiveOn: null, documentId: null },
  ...{ draft: emptyDraft, past: [], preview: null },
};

const storageKey = (userId: string) => `camket-reorganisation-${userId}`;

/** What this person prepared on this machine and did not do yet. */
export function keptReorganisation(userId: string): KeptReorganisation {
  const stored = localStorage.getItem(storageKey(userId));
  if (!stored) return nothingKept;
  const kept: Partial<KeptReorganisation> = JSON.parse(stored);
  // What an earlier version kept may lack what a draft has since.
  const whole = (draft: Partial<MappingDraft>): MappingDraft => ({ ...emptyDraft, ...draft });
  return { ...nothingKept, ...kept, draft: whole(kept.draft ?? {}), past: (kept.past ?? []).map(whole) };
}

export function keepReorganisation(userId: string, kept: KeptReorganisation | null) {
  if (kept === null) localStorage.removeItem(storageKey(userId));
  else localStorage.setItem(storageKey(userId), JSON.stringify(kept));
}
