import Failures
import Files
import GoTemplate
import SemVer

extension Metadata {
    /// Cleans texts of line breaks and control characters, then checks what Helm requires.
    ///
    /// Mirrors pkg/chart/v2 metadata.go Validate.
    package func validate() throws(HelmError) {
        sanitize()
        if apiVersion.isEmpty { throw invalid("chart.metadata.apiVersion is required") }
        try validateName()
        if version.isEmpty { throw invalid("chart.metadata.version is required") }
        if (try? SemanticVersion(parsing: version)) == nil {
            throw invalid("chart.metadata.version " + Strconv.quote(version) + " is invalid")
        }
        guard type.isEmpty || type == "application" || type == "library" else {
            throw invalid("chart.metadata.type must be application or library")
        }
        for index in maintainers.indices { try maintainers[index].validate() }
        try validateDependencies()
    }

    private func sanitize() {
        name.sanitize()
        description.sanitize()
        home.sanitize()
        icon.sanitize()
        condition.sanitize()
        tags.sanitize()
        appVersion.sanitize()
        kubeVersion.sanitize()
        for index in sources.indices { sources[index].sanitize() }
        for index in keywords.indices { keywords[index].sanitize() }
    }

    private func validateName() throws(HelmError) {
        if name.isEmpty { throw invalid("chart.metadata.name is required") }
        let subject = "chart.metadata.name " + Strconv.quote(name)
        if name == "." || name == ".." { throw invalid(subject + " is not allowed") }
        if name != GoPath.base(name) { throw invalid(subject + " is invalid") }
    }

    private func validateDependencies() throws(HelmError) {
        var names: Set<GoString> = []
        for dependency in dependencies ?? [] {
            guard let dependency else { throw invalid("dependencies must not contain empty or null nodes") }
            try dependency.validate()
            let key = dependency.alias.isEmpty ? dependency.name : dependency.alias
            guard names.insert(key).inserted else {
                throw invalid("more than one dependency with name or alias " + Strconv.quote(key))
            }
        }
    }
}

extension Maintainer? {
    fileprivate mutating func validate() throws(HelmError) {
        guard var maintainer = self else { throw invalid("maintainers must not contain empty or null nodes") }
        maintainer.name.sanitize()
        maintainer.email.sanitize()
        maintainer.url.sanitize()
        self = maintainer
    }
}

extension Dependency {
    /// Cleans the texts, then checks the alias; throws where it has characters that Helm refuses.
    package func validate() throws(HelmError) {
        name.sanitize()
        version.sanitize()
        repository.sanitize()
        condition.sanitize()
        for index in tags.indices { tags[index].sanitize() }
        guard alias.bytes.allSatisfy(isAliasByte) else {
            throw invalid("dependency " + Strconv.quote(name) + " has disallowed characters in the alias")
        }
    }
}

private func invalid(_ reason: GoString) -> HelmError { HelmError("validation: " + reason) }

private func isAliasByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
    default: false
    }
}

extension GoString {
    /// With blanks for white space, and without what cannot be printed.
    package var sanitized: GoString {
        if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
        return GoString(
            runes: runes.compactMap { rune -> Rune? in
                if Unicode.isSpace(rune) { return 0x20 }
                return Unicode.isPrint(rune) ? rune : nil
            })
    }

    fileprivate mutating func sanitize() { self = sanitized }
}
