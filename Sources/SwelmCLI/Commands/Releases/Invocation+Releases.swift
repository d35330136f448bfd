import Charts
import Failures
import GoTemplate
import Operations
import Releases

extension Invocation {
    var settings: Settings { Settings(context.environment, flags) }

    /// The release of that name in the command's namespace.
    func key(_ name: GoString) -> ReleaseKey { ReleaseKey(namespace: settings.namespace, name: name) }

    /// The store that the flags or the environment name.
    private func openStore() throws -> any ReleaseStore {
        if let store = context.store { return store }
        let location = try storeLocation()
        if logsSteps { context.log(.debug, "Release store", [("location", location.url)]) }
        let isDefault = StoreLocation.isDefault(flag: flags[ReleaseFlags.location]) { context.environment[$0] }
        let store = try location.open { path in if isDefault { noteNewStore(path) } }
        if location == .memory { try MemoryDriverData(context.environment).load(into: store) }
        return store
    }

    /// Where the store is; an unknown driver of Helm is said in the log alone, as Helm says it.
    private func storeLocation() throws -> StoreLocation {
        do { return try StoreLocation(flag: flags[ReleaseFlags.location]) { context.environment[$0] } } catch {
            guard let error = error as? StoreError, case .unknownDriver = error.kind else { throw error }
            context.log(.info, error.message)
            throw ExitStatus(code: 1)
        }
    }

    /// On a fresh machine, such as each of a pipeline, nobody would look for an empty history in a new file.
    private func noteNewStore(_ path: GoString) {
        let advice: GoString = "; SWELM_STORE or --store names another"
        context.warn("swelm: a new release store was made at " + path + advice)
    }

    /// What is applied to; throws where there has to be a cluster and is none.
    private func cluster() throws -> any Cluster {
        switch try ClusterUse(flags, context.environment) {
        case .off: return NoCluster()
        case .on where !context.cluster.isPresent:
            throw CommandFailure(
                "there is no cluster client yet: --cluster on cannot be done; with auto or off, changes are recorded only"
            )
        case .auto, .on: return context.cluster
        }
    }

    /// The store of a command that reads: operations that were cut off show as failed.
    func openStoreToRead() throws -> any ReleaseStore {
        _ = try cluster()
        let store = try openStore()
        // A store that cannot be written is read as it is.
        _ = try? store.recoverInterrupted()
        return store
    }

    /// What an operation works with.
    func operationScope(log: Log) throws -> OperationScope {
        let cluster = try cluster()
        var scope = OperationScope(
            store: try openStore(), cluster: cluster, requester: Requester(environment: context.environment), log: log)
        scope.lockTimeout = (flags.givenIfDeclared(ReleaseFlags.lockTimeout) ?? .zero).seconds
        return scope
    }

    /// `-n`, or every namespace.
    var listedNamespace: GoString? { flags[ListFlags.allNamespaces] ? nil : settings.namespace }

    func print(_ text: GoString) { context.output.write(text.bytes) }

    /// Says that a change is in the records only, unless that is wanted.
    ///
    /// - Parameter what: what was done, such as `revision 3 of release web was recorded`.
    /// - Parameter more: what else did not happen.
    func noteNothingApplied(_ what: GoString, _ more: GoString = GoString()) {
        guard (try? ClusterUse(flags, context.environment)) == .auto, !context.cluster.isPresent else { return }
        context.warn("swelm: " + what + "; without a cluster nothing was applied" + more)
    }
}
