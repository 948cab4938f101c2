import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { Note } from "@camket/ui/page";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { Checkbox, Group, NativeSelect, Stack, Switch } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { AppPage } from "../../AppPage.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { notificationsHref } from "./hrefs.ts";

const NotificationSettingsQuery = graphql(`
  query NotificationSettings {
    viewer {
      notificationSetting {
        isMailOffered
        isMailOn
        mutedTopics
        hour
        quietFrom
        quietTo
        isOnWeekends
        language
      }
    }
  }
`);

const SaveNotificationSetting = graphql(
  `
    mutation SaveNotificationSetting($input: SaveNotificationSettingInput!) {
      saveNotificationSetting(input: $input) {
        __typename
        ... on Viewer {
          notificationSetting {
            isMailOffered
            isMailOn
            mutedTopics
            hour
            quietFrom
            quietTo
            isOnWeekends
            language
          }
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

type Setting = NonNullable<ResultOf<typeof NotificationSettingsQuery>["viewer"]>["notificationSetting"];
type NotificationTopic = Setting["mutedTopics"][number];

/** How the viewer is told by e-mail; in the app everything shows. */
export function NotificationSettingsPage() {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(NotificationSettingsQuery);
  const setting = data.viewer?.notificationSetting;
  return (
    <AppPage
      breadcrumbs={[{ label: t`Nhắc việc`, href: notificationsHref() }, { label: t`Cài đặt` }]}
      title={t`Cài đặt nhắc việc`}
      meta={
        <span>
          <Trans>Trong Camket, mọi việc cần biết đều hiện. Ở đây chọn cách nhận thư điện tử.</Trans>
        </span>
      }
    >
      {setting && (
        <Stack gap="lg" maw={640}>
          {!setting.isMailOffered && (
            <Note tone="warn">
              <Trans>
                Máy chủ này chưa gửi thư điện tử: người vận hành chưa khai báo máy chủ thư. Lựa chọn vẫn được lưu và có
                hiệu lực khi thư được bật.
              </Trans>
            </Note>
          )}
          <SettingForm setting={setting} />
        </Stack>
      )}
    </AppPage>
  );
}

interface SettingValues {
  isMailOn: boolean;
  topics: NotificationTopic[];
  hour: number;
  quietFrom: number;
  quietTo: number;
  isOnWeekends: boolean;
  language: Setting["language"];
}

const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, "0")}:00`,
}));

function SettingForm({ setting }: { setting: Setting }) {
  const { t } = useLingui();
  const showToast = useToast();
  const topicLabels: Record<NotificationTopic, string> = {
    DUE: t`Nhiệm vụ, báo cáo sắp đến hạn`,
    LATE: t`Nhiệm vụ, báo cáo quá hạn`,
    CASCADE: t`Nhiệm vụ giao giữa các cấp`,
    REVIEW: t`Kế hoạch, báo cáo chờ ban hành, chờ duyệt`,
    RETURNED: t`Kế hoạch, báo cáo bị trả lại`,
    REMINDER: t`Nhắc của cấp trên`,
    MENTION: t`Trao đổi chờ trả lời`,
  };
  const topics = Object.keys(topicLabels) as NotificationTopic[]; // keys of an object literal
  const { mutedTopics, isMailOn, hour, quietFrom, quietTo, isOnWeekends, language } = setting;
  const form = useForm<SettingValues>({
    defaultValues: {
      ...{ isMailOn, hour, quietFrom, quietTo, isOnWeekends, language },
      topics: topics.filter((topic) => !mutedTopics.includes(topic)),
    },
  });
  const { send, isSending, failure } = useIntent(SaveNotificationSetting);
  const [refusal, setRefusal] = useState<string | null>(null);
  const isOn = form.watch("isMailOn");

  async function save({ topics: chosen, ...values }: SettingValues) {
    setRefusal(null);
    const muted = topics.filter((topic) => !chosen.includes(topic));
    const result = (await send({ input: { ...values, mutedTopics: muted } }))?.saveNotificationSetting;
    if (!result) return;
    if (result.__typename !== "Viewer") return setRefusal(refuse(form, ["hour", "quietFrom", "quietTo"], result));
    showToast({ message: t`Đã lưu cài đặt nhắc việc.` });
  }

  return (
    <IntentForm
      label={t`Cài đặt nhắc việc`}
      form={form}
      onSubmit={save}
      submitLabel={t`Lưu`}
      isSending={isSending}
      failure={failure ?? refusal}
    >
      <Switch
        checked={isOn}
        onChange={(event) => form.setValue("isMailOn", event.currentTarget.checked)}
        label={t`Gửi thư nhắc việc`}
        description={t`Mỗi ngày nhiều nhất một thư, chỉ khi có việc mới; thứ Hai nhắc lại việc còn quá hạn.`}
      />
      <fieldset disabled={!isOn} style={{ margin: 0, padding: 0, border: 0 }}>
        <Stack gap="md">
          <Checkbox.Group
            label={t`Nội dung gửi qua thư`}
            value={form.watch("topics")}
            onChange={(chosen) =>
              form.setValue(
                "topics",
                topics.filter((topic) => chosen.includes(topic)),
              )
            }
          >
            <Stack gap={8} mt={8}>
              {topics.map((topic) => (
                <Checkbox key={topic} value={topic} label={topicLabels[topic]} />
              ))}
            </Stack>
          </Checkbox.Group>
          <NativeSelect
            {...form.register("hour", { valueAsNumber: true })}
            label={t`Gửi từ giờ`}
            description={t`Giờ Việt Nam. Việc mới từ hôm trước được gom vào một thư.`}
            data={hours}
          />
          <Group align="end">
            <NativeSelect
              {...form.register("quietFrom", { valueAsNumber: true })}
              label={t`Không gửi từ`}
              data={hours}
            />
            <NativeSelect {...form.register("quietTo", { valueAsNumber: true })} label={t`đến`} data={hours} />
          </Group>
          <Checkbox
            checked={form.watch("isOnWeekends")}
            onChange={(event) => form.setValue("isOnWeekends", event.currentTarget.checked)}
            label={t`Gửi cả thứ Bảy, Chủ nhật`}
          />
          <NativeSelect
            {...form.register("language")}
            label={t`Ngôn ngữ của thư`}
            data={[
              { value: "VI", label: "Tiếng Việt" },
              { value: "EN", label: "English" },
            ]}
          />
        </Stack>
      </fieldset>
    </IntentForm>
  );
}
