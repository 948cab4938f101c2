-- On its own: a new value of a type can't be named before the transaction ends that adds it.

-- AlterEnum
ALTER TYPE "NotificationKind" ADD VALUE 'CELL_COMMENTED';
