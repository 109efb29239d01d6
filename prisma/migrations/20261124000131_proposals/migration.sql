-- CreateTable
CREATE TABLE "Proposal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "cohortId" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "fromDay" TEXT NOT NULL,
    "untilDay" TEXT NOT NULL,
    "wishes" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "of" INTEGER NOT NULL DEFAULT 1,
    "input" TEXT NOT NULL,
    "entries" TEXT NOT NULL DEFAULT '[]',
    "before" TEXT,
    "outcome" TEXT,
    "publishedAt" DATETIME,
    CONSTRAINT "Proposal_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Proposal_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Proposal_cohortId_createdAt_idx" ON "Proposal"("cohortId", "createdAt");

-- One at a time: a second click finds the first.
CREATE UNIQUE INDEX "Proposal_solving" ON "Proposal"("cohortId") WHERE "state" = 'solving';
