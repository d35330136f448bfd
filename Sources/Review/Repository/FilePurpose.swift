import Files
import GoTemplate

/// What a file may be, told from its name and some of its words.
enum FilePurpose: Equatable {
    case object, kustomization, helmfile
    /// What may hold values, or be a list of releases.
    case other

    init?(of file: GoString, _ text: [UInt8]) {
        let name = GoPath.base(file)
        let text = GoString(text)
        if ["kustomization.yaml", "kustomization.yml", "Kustomization"].contains(name) {
            self = .kustomization
        } else if name.hasPrefix("helmfile.") || GoPath.base(GoPath.directory(file)) == "helmfile.d" {
            self = .helmfile
        } else if Self.words.contains(where: text.contains) {
            self = .object
        } else if Self.otherWords.contains(where: text.contains) {
            self = .other
        } else {
            return nil
        }
    }

    private static let words: [GoString] = [
        "kind: Application", "helm.toolkit.fluxcd.io/", "source.toolkit.fluxcd.io/", "kustomize.toolkit.fluxcd.io/",
    ]
    private static let otherWords: [GoString] = ["kind: ConfigMap", "kind: Secret", "chart:"]

    /// Whether it is for a tool for sure.
    var isDeclaration: Bool { self != .other }
}
