import Charts
import GoTemplate
import Operations
import Releases

extension Invocation {
    var settings: Settings { Settings(context.environment, flags) }

    /// The release of that name in the command's namespace.
    func key(_ name: GoString) -> ReleaseKey { ReleaseKey(namespace: settings.namespace, name: name) }

    /// The store that the flags or the environment name.
    func openStore() throws -> any ReleaseStore {
        if let store = context.store { return store }
        let location = try StoreLocation(flag: flags.string("store")) { context.environment[$0] }
        let store = try location.open()
        if location == .memory { try MemoryDriverData(context.environment).load(into: store) }
        return store
    }

    /// The store of a command that reads: operations that were cut off show as failed.
    func openStoreToRead() throws -> any ReleaseStore {
        let store = try openStore()
        // A store that cannot be written is read as it is.
        _ = try? store.recoverInterrupted()
        return store
    }

    /// What an operation works with.
    func operationScope(log: Log) throws -> OperationScope {
        var scope = OperationScope(
            store: try openStore(), cluster: context.cluster, actor: Actor(environment: context.environment), log: log)
        scope.patience = flags.duration("lock-timeout").seconds
        return scope
    }

    /// `-n`, or every namespace.
    var listedNamespace: GoString? { flags.bool("all-namespaces") ? nil : settings.namespace }

    func print(_ text: GoString) { context.output.write(text.bytes) }

    /// Says that a change is in the records only.
    ///
    /// - Parameter what: what was recorded, such as `revision 3 of release web was recorded`.
    func noteNothingApplied(_ what: GoString) {
        if context.cluster.isPresent { return }
        context.warn("swelm: " + what + "; without a cluster nothing was applied")
    }
}

extension ParsedFlags {
    func duration(_ name: String) -> GoDuration {
        (try? GoDuration(parsing: string(name))) ?? GoDuration(nanoseconds: 0)
    }

    /// A number that the environment may give where the flag does not.
    func int(_ name: String, orVariable variable: String?) -> Int {
        if isSet(name) { return int(name) }
        let number = variable.flatMap { try? Strconv.atoi(GoString($0)) }
        return number ?? int(name)
    }

    /// `key=value` pairs; of equal keys the last one counts.
    var labels: [GoString: GoString] {
        let pairs = strings("labels").map { $0.cut(at: UInt8(ascii: "=")) }
        return Dictionary(pairs.map { ($0.before, $0.after ?? GoString()) }, uniquingKeysWith: { $1 })
    }
}
