-- The steps of a document that a snapshot has taken the place of, until its session is over and they are kept for the replay.
CREATE TABLE "DocumentPast" (
    "sessionId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "update" BLOB NOT NULL,

    PRIMARY KEY ("sessionId", "name", "seq"),
    CONSTRAINT "DocumentPast_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
