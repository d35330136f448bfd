import Failures
import GoLibrary
import GoTemplate

/// Where an artifact is in a registry: `host:port/path:tag`, `host/path@digest`, or `host/path` alone.
///
/// Mirrors oras.land/oras-go/v2/registry reference.go.
struct RegistryReference: Equatable {
    /// A part by which an artifact is found.
    enum Target: Equatable {
        case none
        case tag(GoString)
        case digest(ArtifactDigest)
    }

    let registry: GoString
    let repository: GoString
    var target: Target

    /// - Throws: `HelmError` in oras' words.
    init(parsing text: GoString) throws(HelmError) {
        let (registry, rest) = text.cut(at: UInt8(ascii: "/"))
        guard let path = rest else { throw Self.invalid("missing registry or repository") }
        let (front, digest) = path.cut(at: UInt8(ascii: "@"))
        let (repository, tag) = front.cut(at: UInt8(ascii: ":"))
        try Self.check(registry: registry)
        guard Self.isRepository(repository) else {
            throw Self.invalid("invalid repository " + Strconv.quote(repository))
        }
        (self.registry, self.repository) = (registry, repository)
        // A tag beside a digest does not matter.
        target = try Self.target(digest: digest, tag: tag)
    }

    private static func target(digest: GoString?, tag: GoString?) throws(HelmError) -> Target {
        if let digest { return digest.isEmpty ? .none : try self.digest(digest) }
        guard let tag, !tag.isEmpty else { return .none }
        guard isTag(tag) else { throw invalid("invalid tag " + Strconv.quote(tag)) }
        return .tag(tag)
    }

    private static func digest(_ text: GoString) throws(HelmError) -> Target {
        do { return .digest(try ArtifactDigest(parsing: text)) } catch {
            throw invalid("invalid digest " + Strconv.quote(text) + ": " + error.message)
        }
    }

    private static func invalid(_ reason: GoString) -> HelmError { HelmError("invalid reference: " + reason) }

    /// - Throws: `HelmError` for what is no host.
    static func check(registry: GoString) throws(HelmError) {
        let url = try? GoURL(parsingRequest: "dummy://" + registry)
        guard let url, !url.host.isEmpty, url.host == registry else {
            let shown = ("oci://" + registry).redactedURL.trimmingPrefix("oci://")
            throw invalid("invalid registry " + Strconv.quote(shown))
        }
    }

    /// The host that has what is called so: Docker Hub goes by another name.
    static func host(ofRegistry registry: GoString) -> GoString {
        registry == "docker.io" ? "registry-1.docker.io" : registry
    }

    var host: GoString { Self.host(ofRegistry: registry) }

    /// What stands for the artifact in the URL of its manifest; empty where nothing does.
    var identifier: GoString {
        switch target {
        case .none: GoString()
        case .tag(let tag): tag
        case .digest(let digest): digest.description
        }
    }

    var description: GoString {
        let place = registry + "/" + repository
        switch target {
        case .none: return place
        case .tag(let tag): return place + ":" + tag
        case .digest(let digest): return place + "@" + digest.description
        }
    }
}

// MARK: - Forms

extension RegistryReference {
    /// Parts of letters and digits with single dots, one or two underscores or any number of hyphens between them.
    private static func isRepository(_ path: GoString) -> Bool {
        path.bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy(isComponent)
    }

    private static func isComponent(_ component: ArraySlice<UInt8>) -> Bool {
        guard component.first?.isLowerCaseOrDigit == true, component.last?.isLowerCaseOrDigit == true else {
            return false
        }
        let separators = component.split(whereSeparator: \.isLowerCaseOrDigit)
        return separators.allSatisfy { separator in
            separator.allSatisfy { $0 == UInt8(ascii: "-") } || [".", "_", "__"].contains(GoString(separator))
        }
    }

    private static func isTag(_ tag: GoString) -> Bool {
        guard let first = tag.bytes.first, isWord(first), tag.count <= 128 else { return false }
        return tag.bytes.allSatisfy { isWord($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte.isLowerCaseOrDigit || (0x41..<0x5B).contains(byte) || byte == UInt8(ascii: "_")
    }
}
