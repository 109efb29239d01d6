-- A session is made of rounds, each with a question for its parts. Until now each was one round with one question.
CREATE TABLE "SessionRound" (
    "sessionId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "roundId" TEXT NOT NULL,
    "rubricId" TEXT,

    PRIMARY KEY ("sessionId", "round"),
    CONSTRAINT "SessionRound_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "SessionQuestion" (
    "sessionId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "part" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "questionSlug" TEXT NOT NULL,
    "workingMinutes" INTEGER,

    PRIMARY KEY ("sessionId", "round", "part"),
    CONSTRAINT "SessionQuestion_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "SessionQuestion_questionSlug_idx" ON "SessionQuestion"("questionSlug");

INSERT INTO "SessionRound" ("sessionId", "round", "roundId", "rubricId")
SELECT
    "id",
    0,
    CASE "kind" WHEN 'practice' THEN 'practice' ELSE 'troubleshooting' END,
    CASE "kind" WHEN 'practice' THEN NULL ELSE "rubricId" END
FROM "Session";

INSERT INTO "SessionQuestion" ("sessionId", "round", "part", "place", "questionSlug", "workingMinutes")
SELECT "id", 0, 'box', 0, "questionSlug", "workingMinutes"
FROM "Session";

-- One scorecard per round and author.
ALTER TABLE "Scorecard" ADD COLUMN "round" INTEGER NOT NULL DEFAULT 0;

DROP INDEX "Scorecard_sessionId_authorId_key";

CREATE UNIQUE INDEX "Scorecard_sessionId_authorId_round_key" ON "Scorecard"("sessionId", "authorId", "round");
