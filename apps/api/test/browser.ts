/** Sends requests to a server as one browser does: it keeps cookies, for each port apart, and says where it comes from. */
export function openBrowser(address: string) {
  const jars = new Map<string, Map<string, string>>();

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(path, address);
    const jar = jars.get(url.host) ?? new Map<string, string>();
    jars.set(url.host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, {
      redirect: "manual",
      ...init,
      headers: { cookie, origin: url.origin, ...Object.fromEntries(new Headers(init.headers)) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return response;
  }

  const post = (path: string, body: object) =>
    request(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

  /** Follows redirects, from server to server, to the first page that is none. */
  async function follow(path: string): Promise<Response> {
    const response = await request(path);
    const next = response.headers.get("location");
    return next ? follow(new URL(next, response.url).href) : response;
  }

  /** @returns the answer of GraphQL. */
  async function ask<Data>(query: string, variables: object = {}): Promise<{ data: Data | null; errors?: Failure[] }> {
    return (await (await post("/graphql", { query, variables })).json()) as { data: Data | null; errors?: Failure[] }; // GraphQL over HTTP
  }

  const cookies = () => jars.get(new URL(address).host) ?? new Map<string, string>();

  return { request, post, follow, ask, cookies };
}

interface Failure {
  message: string;
  extensions: { code: string };
}
