-- CreateTable
CREATE TABLE "WeeklyHours" (
    "userId" TEXT NOT NULL,
    "weekday" INTEGER NOT NULL,
    "fromMinute" INTEGER NOT NULL,
    "toMinute" INTEGER NOT NULL,
    "timeZone" TEXT NOT NULL,

    PRIMARY KEY ("userId", "weekday", "fromMinute"),
    CONSTRAINT "WeeklyHours_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "HoursException" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "startsAt" DATETIME NOT NULL,
    "endsAt" DATETIME NOT NULL,
    "timeZone" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "HoursException_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SchedulingProfile" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "perWeek" INTEGER NOT NULL,
    "perDay" INTEGER NOT NULL,
    "breakMinutes" INTEGER NOT NULL,
    "pausedUntil" DATETIME,
    "standBy" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "SchedulingProfile_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "InterviewerRound" (
    "userId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "levelFrom" INTEGER NOT NULL,
    "levelTo" INTEGER NOT NULL,

    PRIMARY KEY ("userId", "roundId"),
    CONSTRAINT "InterviewerRound_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TopicWish" (
    "userId" TEXT NOT NULL,
    "topic" TEXT NOT NULL,

    PRIMARY KEY ("userId", "topic"),
    CONSTRAINT "TopicWish_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PairWish" (
    "byUserId" TEXT NOT NULL,
    "aboutUserId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("byUserId", "aboutUserId"),
    CONSTRAINT "PairWish_byUserId_fkey" FOREIGN KEY ("byUserId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PairWish_aboutUserId_fkey" FOREIGN KEY ("aboutUserId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "HoursException_userId_endsAt_idx" ON "HoursException"("userId", "endsAt");

-- CreateIndex
CREATE INDEX "InterviewerRound_roundId_idx" ON "InterviewerRound"("roundId");

-- CreateIndex
CREATE INDEX "PairWish_aboutUserId_idx" ON "PairWish"("aboutUserId");

