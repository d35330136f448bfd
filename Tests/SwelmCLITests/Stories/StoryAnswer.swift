/// What a step of a story said: both streams line by line, and the exit code.
struct StoryAnswer: Equatable {
    /// Lines of standard output; they stand in the file with two blanks before them.
    var output: [String] = []
    /// Lines of standard error; they stand in the file behind `! `.
    var errors: [String] = []
    /// It stands in the file behind `= `, where it is not 0.
    var exitCode: Int32 = 0

    var lines: [String] {
        output.map { StoryStep.line(" ", $0) } + errors.map { StoryStep.line("!", $0) }
            + (exitCode == 0 ? [] : ["= \(exitCode)"])
    }

    /// Takes a line of a file into the answer.
    mutating func take(_ mark: Character?, _ text: String) {
        switch mark {
        case "!": errors.append(text)
        case "=": exitCode = Int32(text) ?? -1
        default: output.append(text)
        }
    }

    /// The first line that is another one in what was recorded; nil where all are the same.
    func difference(to recorded: StoryAnswer) -> String? {
        let (now, then) = (lines, recorded.lines)
        guard let index = (0..<max(now.count, then.count)).first(where: { line($0, now) != line($0, then) }) else {
            return nil
        }
        return "line \(index + 1) was \(line(index, then)) and is \(line(index, now))"
    }

    private func line(_ index: Int, _ lines: [String]) -> String {
        lines.indices.contains(index) ? lines[index] : "(end)"
    }
}
