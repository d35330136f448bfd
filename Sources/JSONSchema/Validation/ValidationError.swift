import GoTemplate

/// A way in which a value does not conform to a schema, with the errors that led to it.
struct ValidationError {
    let path: InstancePath
    let kind: ErrorKind
    let causes: [ValidationError]

    init(at path: InstancePath, _ kind: ErrorKind, causes: [ValidationError] = []) {
        self.path = path
        self.kind = kind
        self.causes = causes
    }

    /// An error without details, for callers that only ask whether there is one.
    static var unspecified: ValidationError { ValidationError(at: InstancePath(), .group) }

    /// A copy with another kind.
    func with(_ kind: ErrorKind) -> ValidationError { ValidationError(at: path, kind, causes: causes) }

    /// The error and its causes, one a line, each level indented further; mirrors jsonschema's output.go display.
    var description: GoString {
        var text: [UInt8] = []
        var pending: [(error: ValidationError, level: Int)] = [(self, 0)]
        while let (error, level) = pending.popLast() {
            let isSkipped = error.isMereReference
            if !isSkipped { error.append(to: &text, level: level) }
            for cause in error.causes.reversed() { pending.append((cause, isSkipped ? level : level + 1)) }
        }
        return GoString(text)
    }

    /// A reference adds nothing to the one error that came through it.
    private var isMereReference: Bool {
        if case .reference = kind { return causes.count == 1 }
        return false
    }

    private func append(to text: inout [UInt8], level: Int) {
        if level > 0 {
            text.append(UInt8(ascii: "\n"))
            text += Array(repeating: UInt8(ascii: " "), count: 2 * (level - 1))
            text += Array("- ".utf8)
        }
        if case .schema = kind {} else { text += ("at " + path.pointer.singleQuoted + ": ").bytes }
        text += kind.message.bytes
    }
}
