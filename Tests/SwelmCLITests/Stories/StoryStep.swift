/// One step of a story: what is typed, what is put into a file with it, and what it answers.
struct StoryStep: Equatable {
    /// The comments and empty lines before it, as they stand in the file.
    var preface: [String] = []
    /// The line that was typed, without `$ `.
    let command: String
    /// The lines that follow it with `| `: the content of a file, or standard input.
    var input: [String] = []
    var answer = StoryAnswer()

    /// The step as its lines in a file.
    var lines: [String] { preface + ["$ " + command] + input.map { Self.line("|", $0) } + answer.lines }

    static func line(_ mark: String, _ text: String) -> String { text.isEmpty ? mark : mark + " " + text }

    /// The words of the command as a shell would split them: blanks part words, quotes hold them together.
    var words: [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in command {
            switch (character, quote) {
            case (quote, _): quote = nil
            case ("'", nil), ("\"", nil): (quote, word) = (character, word ?? "")
            case (" ", nil):
                words += word.map { [$0] } ?? []
                word = nil
            default: word = (word ?? "") + String(character)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }
}
