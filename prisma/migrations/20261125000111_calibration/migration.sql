-- CreateTable
CREATE TABLE "CalibrationTape" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "cohortId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "rubricId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "consent" TEXT NOT NULL DEFAULT 'asked',
    "answeredAt" DATETIME,
    CONSTRAINT "CalibrationTape_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CalibrationTape_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CalibrationTape_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CalibrationRating" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tapeId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "submittedAt" DATETIME NOT NULL,
    CONSTRAINT "CalibrationRating_tapeId_fkey" FOREIGN KEY ("tapeId") REFERENCES "CalibrationTape" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CalibrationRating_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CalibrationReading" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tapeId" TEXT NOT NULL,
    "dimensionId" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "byUserId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "CalibrationReading_tapeId_fkey" FOREIGN KEY ("tapeId") REFERENCES "CalibrationTape" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CalibrationReading_byUserId_fkey" FOREIGN KEY ("byUserId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LadderMark" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sessionId" TEXT,
    "cohortId" TEXT,
    "byUserId" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "LadderMark_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "LadderMark_byUserId_fkey" FOREIGN KEY ("byUserId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "CalibrationTape_sessionId_round_key" ON "CalibrationTape"("sessionId", "round");

-- CreateIndex
CREATE INDEX "CalibrationTape_cohortId_consent_idx" ON "CalibrationTape"("cohortId", "consent");

-- CreateIndex
CREATE UNIQUE INDEX "CalibrationRating_tapeId_userId_key" ON "CalibrationRating"("tapeId", "userId");

-- CreateIndex
CREATE INDEX "CalibrationRating_userId_idx" ON "CalibrationRating"("userId");

-- CreateIndex
CREATE INDEX "CalibrationReading_tapeId_at_idx" ON "CalibrationReading"("tapeId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "LadderMark_userId_roundId_kind_sessionId_key" ON "LadderMark"("userId", "roundId", "kind", "sessionId");

-- What was rated blind stays as it was given.
CREATE TRIGGER "CalibrationRating_sealed" BEFORE UPDATE ON "CalibrationRating"
BEGIN
    SELECT RAISE(ABORT, 'a calibration rating is never changed');
END;
