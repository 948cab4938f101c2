export function addReports(_: unknown): void {}
