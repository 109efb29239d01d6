-- AlterTable
ALTER TABLE "User" ADD COLUMN "waitingSince" DATETIME;

-- CreateTable
CREATE TABLE "PeopleImport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "cohortId" TEXT NOT NULL,
    "byUserId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "table" TEXT NOT NULL,
    "note" TEXT,
    "doneAt" DATETIME,
    CONSTRAINT "PeopleImport_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PeopleImport_byUserId_fkey" FOREIGN KEY ("byUserId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "PeopleImport_cohortId_idx" ON "PeopleImport"("cohortId");

-- CreateIndex
CREATE INDEX "PeopleImport_createdAt_idx" ON "PeopleImport"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Cohort_signUpNonce_key" ON "Cohort"("signUpNonce");

-- CreateIndex
CREATE UNIQUE INDEX "CohortMember_cohortId_externalId_key" ON "CohortMember"("cohortId", "externalId");
