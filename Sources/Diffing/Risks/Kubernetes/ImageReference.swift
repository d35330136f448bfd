import GoTemplate

/// The parts of an image's name that matter here.
struct ImageReference {
    /// Nil where there is none.
    let tag: GoString?
    let hasDigest: Bool
    private let isEmpty: Bool

    init(_ image: GoString) {
        let parts = image.bytes.split(separator: UInt8(ascii: "@"), maxSplits: 1, omittingEmptySubsequences: false)
        hasDigest = parts.count > 1
        isEmpty = image.isEmpty
        // A colon before the last slash belongs to a port.
        let name = parts.first?.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last ?? []
        tag = name.firstIndex(of: UInt8(ascii: ":")).map { GoString(name[($0 + 1)...]) }
    }

    /// What the API server takes where no policy is given: mirrors pkg/apis/core/v1 defaults.go SetDefaults_Container.
    var defaultPullPolicy: GoString {
        tag == "latest" || (tag == nil && !hasDigest) ? "Always" : "IfNotPresent"
    }

    /// Why the image may be another one the next time; nil for a fixed one.
    ///
    /// Plain numbers are taken for numbers of builds; `v1` is not.
    var floating: GoString? {
        guard !hasDigest, !isEmpty else { return nil }
        guard let tag, !tag.isEmpty else { return "which has no tag" }
        let text = tag.text.lowercased()
        let isChannel = text.split(separator: "-").contains { Self.channels.contains(String($0)) }
        if isChannel && !text.contains(where: \.isNumber) { return "and " + tag + " is no version" }
        let isMajor = text.hasPrefix("v") && text.dropFirst().allSatisfy(\.isNumber) && text.count > 1
        return isMajor ? "and " + tag + " is a line of versions" : nil
    }

    /// Names of channels and branches.
    private static let channels: Set<String> = [
        "latest", "stable", "edge", "nightly", "main", "master", "develop", "dev", "devel", "head", "canary",
        "rolling", "current", "lts", "snapshot", "testing", "unstable", "production", "prod", "staging", "alpine",
        "slim",
    ]
}
