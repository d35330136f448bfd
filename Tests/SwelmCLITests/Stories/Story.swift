import Foundation
import TestSupport
import Testing

/// A file of `fixtures/stories`: what somebody types one line after the other, and all that is answered.
///
/// A line `$ swelm …` runs the program, others are of `StoryRun`; lines with `| ` are their input. Lines with two blanks
/// are standard output, with `! ` standard error, `= N` is the exit code where it is not 0. `#` begins a comment.
struct Story: CustomTestStringConvertible, Sendable {
    let name: String
    private let text: String

    static let all = recordedNames("stories").map(Story.init)

    init(name: String) {
        self.name = name
        text = String(decoding: recordedBytes("stories/" + name), as: UTF8.self)
    }

    var testDescription: String { name }

    var steps: [StoryStep] {
        var steps: [StoryStep] = []
        var preface: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("$ ") {
                steps.append(StoryStep(preface: preface, command: String(line.dropFirst(2))))
                preface = []
            } else if line.isEmpty || line.hasPrefix("#") {
                preface.append(line)
            } else if let last = steps.indices.last {
                steps[last].take(line)
            }
        }
        return steps
    }

    /// Writes the steps with what they answered now in place of what was recorded.
    func record(_ steps: [StoryStep]) throws {
        let file = GoldenCase.root.appending(path: "fixtures/stories/" + name)
        try (steps.flatMap(\.lines).joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
    }
}

extension StoryStep {
    fileprivate mutating func take(_ line: String) {
        let text = String(line.dropFirst(2))
        if line.first == "|" { input.append(text) } else { answer.take(line.first, text) }
    }
}
