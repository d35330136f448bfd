import GoTemplate

/// What a reader of a review must know of the way its sides were read, each said once.
package final class ReviewNotes {
    package private(set) var lines: [GoString] = []

    package init() {}

    func add(_ line: GoString) {
        if !lines.contains(line) { lines.append(line) }
    }
}
