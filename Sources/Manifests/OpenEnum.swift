import GoTemplate

/// A word that is passed on whatever it is: one that has a meaning here, or any other, kept as it was.
///
/// Charts and records hold words that this program does not know: of newer versions, or mistaken ones that Helm takes.
package enum OpenEnum<Word: RawRepresentable<String> & Equatable & Sendable>: Equatable, Sendable {
    case known(Word)
    case other(GoString)

    package init(_ text: GoString) {
        let word = Word(rawValue: text.text)
        // Bytes that are no UTF-8 are never those of a word that is known.
        self = word.flatMap { GoString($0.rawValue) == text ? .known($0) : nil } ?? .other(text)
    }

    package var text: GoString {
        switch self {
        case .known(let word): GoString(word.rawValue)
        case .other(let text): text
        }
    }
}
