-- CreateTable
CREATE TABLE "DocumentUpdate" (
    "sessionId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "by" TEXT NOT NULL,
    "isSnapshot" BOOLEAN NOT NULL DEFAULT false,
    "update" BLOB NOT NULL,
    "writers" TEXT,

    PRIMARY KEY ("sessionId", "name", "seq"),
    CONSTRAINT "DocumentUpdate_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BoardPicture" (
    "sessionId" TEXT NOT NULL,
    "round" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "by" TEXT NOT NULL,
    "png" BLOB NOT NULL,

    PRIMARY KEY ("sessionId", "round"),
    CONSTRAINT "BoardPicture_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

