-- Who the candidate is stays hidden from those who rate until the interviewer's scorecard is in.
ALTER TABLE "Cohort" ADD COLUMN "blindInterviews" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "User" ADD COLUMN "hidesName" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Session" ADD COLUMN "blindBy" TEXT;
ALTER TABLE "Session" ADD COLUMN "namesShownAt" DATETIME;
-- What has been opened before was never hidden, and a setting of today must not hide it afterwards.
UPDATE "Session" SET "blindBy" = 'none' WHERE "id" IN (SELECT "sessionId" FROM "SessionEvent");
