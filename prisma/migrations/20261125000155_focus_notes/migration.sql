-- What a candidate says afterwards about the minutes in which nobody looked on, and whether the others may see them.
CREATE TABLE "FocusNote" (
    "sessionId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "sharedAt" DATETIME,
    "writtenAt" DATETIME NOT NULL,
    PRIMARY KEY ("sessionId", "seq"),
    CONSTRAINT "FocusNote_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
