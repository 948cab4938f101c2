export const notificationsHref = () => "/notifications";

/** Marks it as read and goes on to what it is about; e-mails lead here too. */
export const notificationHref = (id: string) => `/notifications/${encodeURIComponent(id)}`;

export const notificationSettingsHref = () => "/settings/notifications";
