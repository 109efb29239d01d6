-- CreateTable
CREATE TABLE "Recording" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sessionId" TEXT NOT NULL,
    "terminalId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "cols" INTEGER NOT NULL,
    "rows" INTEGER NOT NULL,
    "isCut" BOOLEAN NOT NULL DEFAULT false,
    "cutWords" TEXT,
    "keptAt" DATETIME NOT NULL,
    "deleteAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    "deletedById" TEXT,
    CONSTRAINT "Recording_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RecordingRead" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "recordingId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "what" TEXT NOT NULL,
    CONSTRAINT "RecordingRead_recordingId_fkey" FOREIGN KEY ("recordingId") REFERENCES "Recording" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "RecordingRead_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Recording_sessionId_startedAt_idx" ON "Recording"("sessionId", "startedAt");

-- CreateIndex
CREATE INDEX "Recording_deletedAt_deleteAt_idx" ON "Recording"("deletedAt", "deleteAt");

-- CreateIndex
CREATE INDEX "RecordingRead_recordingId_at_idx" ON "RecordingRead"("recordingId", "at");

-- CreateIndex
CREATE INDEX "RecordingRead_userId_idx" ON "RecordingRead"("userId");
