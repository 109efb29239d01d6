-- CreateTable
CREATE TABLE "ScorecardAddition" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "scorecardId" TEXT NOT NULL,
    "dimensionId" TEXT,
    "rating" INTEGER,
    "words" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "ScorecardAddition_scorecardId_fkey" FOREIGN KEY ("scorecardId") REFERENCES "Scorecard" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ScorecardAddition_scorecardId_idx" ON "ScorecardAddition"("scorecardId");

-- A rating is corrected once; words can be added more often.
CREATE UNIQUE INDEX "ScorecardAddition_one_correction" ON "ScorecardAddition"("scorecardId", "dimensionId") WHERE "rating" IS NOT NULL;

-- What was added stays as it was read.
CREATE TRIGGER "ScorecardAddition_is_never_changed" BEFORE UPDATE ON "ScorecardAddition"
BEGIN
    SELECT RAISE(ABORT, 'an addition to a scorecard is never changed');
END;

-- CreateTable
CREATE TABLE "InterviewFeedback" (
    "sessionId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "submittedAt" DATETIME NOT NULL,

    PRIMARY KEY ("sessionId", "userId"),
    CONSTRAINT "InterviewFeedback_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "InterviewFeedback_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FollowUp" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sessionId" TEXT NOT NULL,
    "askedById" TEXT NOT NULL,
    "sessionMs" INTEGER NOT NULL,
    "terminal" INTEGER,
    "question" TEXT NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "answer" TEXT,
    "answeredAt" DATETIME,
    CONSTRAINT "FollowUp_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "FollowUp_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "FollowUp_sessionId_idx" ON "FollowUp"("sessionId");

-- CreateTable
CREATE TABLE "SessionMood" (
    "sessionId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "isShared" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("sessionId", "userId"),
    CONSTRAINT "SessionMood_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SessionMood_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
