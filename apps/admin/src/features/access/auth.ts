/** The ways to sign in that this installation offers. */
export interface Ways {
  /** Name of the OpenID provider. */
  provider: string | null;
  /** They sign in without a password while sample data is loaded. */
  sampleUsers: readonly { email: string; name: string }[];
}

export async function readWays(): Promise<Ways> {
  const response = await fetch("/auth/ways");
  if (!response.ok) throw new Error(`/auth/ways answered ${response.status}`);
  return response.json();
}

interface AuthAnswer {
  /** Why it was refused; null where it was not. */
  refusal: { code: string; minutesToWait: number } | null;
  /** Where to go on. */
  url: string;
}

/** One act of signing in or out. Throws where no answer comes. */
export async function askAuth(
  act: "sign-in/email" | "sign-in/sample" | "sign-in/social" | "sign-out" | "reset-password",
  body: object,
): Promise<AuthAnswer> {
  const response = await fetch(`/auth/${act}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const { code = "", url = "" }: { code?: string; url?: string } = (await response.json().catch(() => null)) ?? {};
  const seconds = Number(response.headers.get("Retry-After") ?? 0);
  return { refusal: response.ok ? null : { code, minutesToWait: Math.ceil(seconds / 60) }, url };
}
