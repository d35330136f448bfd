import GoTemplate
import Rollouts

/// The flags of staged releases.
enum RolloutFlags {
    static let parameters = Flag<[GoString]>(
        "param", placeholder: "NAME=VALUE", "the value of a parameter of the file (can specify multiple)")
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
