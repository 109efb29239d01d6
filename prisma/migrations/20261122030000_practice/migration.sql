-- Columns are added in place: redefining the table would drop it, and with it, by cascade, what hangs on its rows.
ALTER TABLE "Session" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'session';
ALTER TABLE "Session" ADD COLUMN "timed" BOOLEAN NOT NULL DEFAULT true;

-- DropIndex
DROP INDEX "Session_scheduledAt_idx";

-- CreateIndex
CREATE INDEX "Session_kind_scheduledAt_idx" ON "Session"("kind", "scheduledAt");
