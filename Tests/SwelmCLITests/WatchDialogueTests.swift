import GoTemplate
import Testing

@testable import SwelmCLI

/// What is typed into the live view asks for nothing before a yes and an Enter.
struct WatchDialogueTests {
    private func outcomes(_ keys: String) -> [WatchDialogue.Outcome] {
        var dialogue = WatchDialogue()
        return keys.utf8.map { dialogue.take($0) }.filter { $0 != .nothing }
    }

    @Test func aLetterAQuestionAndAReason() {
        var dialogue = WatchDialogue()
        #expect(dialogue.prompt(about: "ten") == "a approve  r reject  p pause  x abort  q quit")
        #expect(dialogue.take(UInt8(ascii: "a")) == .nothing)
        #expect(dialogue.prompt(about: "ten") == "Approve ten? y/n")
        #expect(dialogue.take(UInt8(ascii: "y")) == .nothing)
        for key in "fineq".utf8 { #expect(dialogue.take(key) == .nothing) }
        #expect(dialogue.take(0x7F) == .nothing)
        #expect(dialogue.prompt(about: "ten").hasSuffix("does not) fine"))
        #expect(dialogue.take(0x0D) == .ask(.approve, reason: "fine"))
        #expect(dialogue.take(UInt8(ascii: "q")) == .quit)
    }

    @Test(arguments: [("ry\r", WatchDialogue.Request.reject), ("py\n", .pause), ("xY\r", .abort)])
    func eachLetterHasARequest(_ keys: String, _ request: WatchDialogue.Request) {
        #expect(outcomes(keys) == [.ask(request, reason: "")])
    }

    @Test(arguments: ["an", "ay\u{1B}", "ayno\u{03}", "zy\r", "a\r\r", "xx\r"])
    func nothingElseAsksForAnything(_ keys: String) { #expect(outcomes(keys).isEmpty) }

    /// A reason may be in any script; what takes it back takes whole characters.
    @Test func reasonsAreTakenBackByCharacters() {
        #expect(outcomes("ayGrüß\u{7F}\u{7F}\r") == [.ask(.approve, reason: "Gr")])
        #expect(outcomes("ay\u{7F}\r") == [.ask(.approve, reason: "")])
    }

    @Test func longTextsLeaveRoomForTheQuestion() {
        let lines: [GoString] = ["a", "b", "c", "d"]
        #expect(LiveScreen.fitting(lines, rows: 5) == ["a", "b", "c"])
        #expect(LiveScreen.fitting(lines, rows: 0) == ["a"])
        #expect(LiveScreen.fitting(lines, rows: 24) == lines)
    }
}
