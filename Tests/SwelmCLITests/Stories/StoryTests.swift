import Foundation
import Testing

/// What people type and what they are told, from the first word to the last; scripts/record-stories records the answers
/// anew, and a person reads what changed.
@Suite(.serialized)
struct StoryTests {
    private static let records = ProcessInfo.processInfo.environment["SWELM_RECORD_STORIES"] == "1"

    @Test(arguments: Story.all)
    func answersAsRecorded(_ story: Story) throws {
        try #require(FileManager.default.changeCurrentDirectoryPath(GoldenCase.root.path))
        let run = try StoryRun()
        var told: [StoryStep] = []
        for step in story.steps {
            var now = step
            now.answer = try run.answer(to: step)
            if !Self.records { #expect(now.answer.difference(to: step.answer) == nil, "\(step.command)") }
            told.append(now)
        }
        if Self.records { try story.record(told) }
    }

    @Test func storiesWereFound() { #expect(Story.all.count >= 3) }

    @Test func aFileIsItsSteps() {
        for story in Story.all {
            let steps = story.steps
            #expect(steps.count > 3 && steps.allSatisfy { !$0.words.isEmpty }, "\(story.name)")
            #expect(steps.contains { !$0.answer.output.isEmpty }, "\(story.name)")
        }
    }

    @Test func wordsAreSplitAsInAShell() {
        #expect(StoryStep(command: "a 'b c'  \"d 'e\" f''g ''").words == ["a", "b c", "d 'e", "fg", ""])
    }
}
