/** Where unsent typing lies on this machine: each person's apart, or the next would send it as their own. */
export interface KeptPlace {
  userId: string;
  reportId: string;
}
