import GoTemplate

/// What the files of a repository declare.
struct Declarations {
    var releases: [DeclaredRelease] = []
    var unresolved: [Unresolved] = []

    mutating func add(_ others: Declarations) {
        releases += others.releases
        unresolved += others.unresolved
    }

    mutating func name(_ subject: GoString, in file: GoString, line: Int? = nil, _ reason: GoString) {
        unresolved.append(Unresolved(file: file, line: line, subject: subject, reason: reason))
    }
}

/// Something that declares a release, or seems to, and cannot be followed.
struct Unresolved: Hashable {
    let file: GoString
    let line: Int?
    /// What it is called; empty for the file as a whole.
    let subject: GoString
    let reason: GoString

    var text: GoString {
        let place = file + (line.map { GoString(":\($0)") } ?? GoString()) + ": "
        return subject.isEmpty ? place + reason : place + subject + ": " + reason
    }
}
