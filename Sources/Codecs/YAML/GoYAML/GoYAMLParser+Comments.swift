/// Which event a comment goes with; mirrors parserc.go of go-yaml v3.
extension GoYAMLParser {
    /// Collects the comments that lie before a token.
    mutating func collectComments(before token: GoYAMLToken) {
        var count = 0
        for comment in scanner.comments {
            guard token.start.index >= comment.token.index else { break }
            // Nothing heads an end: the comment waits for the token behind it.
            if !comment.text.head.isEmpty && token.isBlockEnd { break }
            pending.append(comment.text)
            count += 1
        }
        scanner.comments.removeFirst(count)
    }

    /// Gives all comments collected so far to the event that is being made.
    mutating func takeComments() {
        comments = pending
        pending = YAMLComments()
        stem = []
    }

    /// Gives the comments above a block collection to it.
    mutating func takeStem() {
        comments.head = stem
        stem = []
    }

    /// Steps over a dash; comments above it belong to a collection that follows, as a whole.
    mutating func nextInItem() throws(GoYAMLError) -> GoYAMLToken {
        let length = pending.head.count
        let following = try next()
        guard length > 0, following.isBlockStart else { return following }
        stem = Array(pending.head.prefix(length))
        pending.head = Array(pending.head.dropFirst(length + 1))
        return following
    }

    /// Gives the comment above the last empty line to the document, and leaves what is below for its first node.
    mutating func takeDocumentHead() {
        let head = pending.head
        for index in head.indices.dropFirst().reversed() where head[index] == 0x0A {
            let isLast = index == head.count - 1
            guard isLast || head[index - 1] == 0x0A else { continue }
            comments.head = Array(head[..<(isLast ? index : index - 1)])
            pending.head = Array(head[(index + 1)...])
            return
        }
    }
}
