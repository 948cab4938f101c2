-- On their own: new values of a type can't be named before the transaction ends that adds them.

-- AlterEnum
ALTER TYPE "NotificationKind" ADD VALUE 'TASK_MENTIONED';

-- AlterEnum
ALTER TYPE "NotificationTopic" ADD VALUE 'MENTION';
