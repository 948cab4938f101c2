/**
 * @param {string} version of the Node that runs
 * @returns {string | undefined} why it will not do
 */
export function refuseNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return undefined;
  return (
    `Camket cần Node.js 20.19 trở lên; máy này đang dùng Node.js ${version}. Tải tại https://nodejs.org/\n` +
    `Camket needs Node.js 20.19 or newer; this is Node.js ${version}. Get it from https://nodejs.org/`
  );
}
