import GoTemplate
import Review
import Rollouts

/// The flags of staged releases.
enum RolloutFlags {
    static let parameters = Flag<[GoString]>(
        "param", placeholder: "NAME=VALUE", "the value of a parameter of the file (can specify multiple)")
    static let bases = Flag<[GoString]>(
        "base", placeholder: "[RELEASE=]REVISION",
        "the revision to return to, where that is not the deployed one (can specify multiple)")
    static let stageInPlace = Flag<GoString>(
        "at", placeholder: "STAGE",
        "the stage that is in place already, brought there by hand: it is waited for, watched and approved, and not applied; needs --base"
    )
    static let reason = Flag<GoString>("reason", placeholder: "TEXT", "why, for the record")
    static let approved = Flag<Bool>(
        "approved", "take the gate of the pipeline that runs this for the approval that the rollout waits for")
    static let waitApproval = Flag<Bool>("wait-approval", "wait for people, too")
}

extension ParameterSources {
    /// What a command line says of a stages file.
    ///
    /// - Throws: `CommandFailure` for a parameter without a name or a value.
    init(_ invocation: Invocation) throws(CommandFailure) {
        self.init(defaultNamespace: invocation.settings.namespace)
        let flags = invocation.flags
        release = flags.givenIfDeclared(DiffFlags.release)
        if flags.isSet(GlobalFlags.namespace) { namespace = invocation.settings.namespace }
        for text in flags[RolloutFlags.parameters] {
            let (name, value) = text.cut(at: UInt8(ascii: "="))
            guard let value, !name.isEmpty else {
                throw CommandFailure("--param " + Strconv.quote(text) + " must be NAME=VALUE")
            }
            given[name] = value
        }
    }
}

extension ChosenBases {
    /// What a command line says of where to return to.
    ///
    /// - Throws: `CommandFailure` for what is no revision.
    init(_ flags: ParsedFlags) throws(CommandFailure) {
        self.init()
        for text in flags.givenIfDeclared(RolloutFlags.bases) ?? [] {
            let (left, right) = text.cut(at: UInt8(ascii: "="))
            guard let revision = Int((right ?? left).text), revision > 0 else {
                throw CommandFailure("--base " + Strconv.quote(text) + " must be [RELEASE=]REVISION, such as web=41")
            }
            if right == nil { ofAll = revision } else { ofRelease[left] = revision }
        }
    }
}
