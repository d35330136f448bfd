import Charts
import Failures
import GoTemplate
import Kubernetes
import KubernetesClient
import Releases

/// Does what was planned for the objects of a release.
///
/// Mirrors pkg/kube client.go Create, Update and Delete: what these do one after the other, and which failure ends
/// them, but requests of one kind go out together.
struct PlanExecutor {
    let connection: APIConnection
    let options: ApplyOptions
    let log: Log
    /// Hears of each object that was applied or deleted, with why it failed.
    var report: (ObjectKey, ApplyPlan.Step.Action, ClusterFailure?) -> Void = { _, _, _ in }

    private var writer: ObjectWriter { ObjectWriter(connection: connection, log: log) }

    // MARK: Creating

    /// Creates objects, those of one kind at once; a failure of some does not keep the others from being created.
    ///
    /// - Parameter isForced: whether fields that others own are taken from them.
    func create(
        _ steps: [ApplyPlan.Step], by method: ApplyMethod, forcing isForced: Bool = false,
        noting applied: inout Applied
    ) throws(ClusterFailure) {
        log.debug("creating resource(s)", [("resources", GoString("\(steps.count)"))])
        logCreation(by: method, forcing: isForced)
        applied.created += steps.map(\.object)
        try create(steps.compactMap(\.target), by: method, forcing: isForced)
    }

    private func create(
        _ targets: [MappedObject], by method: ApplyMethod, forcing isForced: Bool
    ) throws(ClusterFailure) {
        var failures: [ClusterFailure] = []
        for wave in Self.waves(of: targets) {
            failures +=
                method == .serverSide
                ? try apply(wave, forcing: isForced, as: .creation)
                : try send(wave, as: .create, writer.createRequest) { ClusterFailure($0, object: $1) }
        }
        if let failure = ClusterFailure.joined(failures, by: "\n") { throw failure }
    }

    /// Applies objects at once, and gives what failed.
    private func apply(
        _ targets: [MappedObject], forcing isForced: Bool, as purpose: ApplyPurpose
    ) throws(ClusterFailure) -> [ClusterFailure] {
        let failures = try send(
            targets, as: purpose == .creation ? .create : .update,
            { target throws(ClusterFailure) in try writer.applyRequest(target, forcing: isForced) },
            failure: ObjectWriter.applyFailure)
        for target in targets { log.note(purpose, target.key, failures.first { $0.object == target.key }) }
        return failures
    }

    /// Creates the objects of a first revision, or takes over those that exist.
    func install(
        _ steps: [ApplyPlan.Step], _ release: ReleaseObjects, noting applied: inout Applied
    ) throws(ClusterFailure) {
        if steps.isEmpty { return }
        guard steps.contains(where: { $0.action == .adopt }) else {
            return try create(steps, by: release.method, noting: &applied)
        }
        let comparesLive = options.takesOwnership && release.method == .clientSide
        let method = UpdateMethod(method: release.method, migrates: true, comparesCustomThreeWay: comparesLive)
        try update(steps, method, noting: &applied)
    }

    /// Creates custom resource definitions, or changes those that exist.
    ///
    /// The client itself changes none. Mirrors pkg/action install.go installCRDs.
    func createCustomResources(
        _ steps: [ApplyPlan.Step], of file: CustomResourceFile, by method: ApplyMethod, noting applied: inout Applied
    ) throws(ClusterFailure) {
        let isForced = options.forcesConflicts
        do throws(ClusterFailure) {
            try createMissing(steps, by: method, forcing: isForced, noting: &applied)
        } catch {
            throw error.within("failed to install CRD " + file.file.name + ": ")
        }
    }

    /// Creates objects; that the client finds them there already is no failure.
    func createMissing(
        _ steps: [ApplyPlan.Step], by method: ApplyMethod, forcing isForced: Bool = false,
        noting applied: inout Applied
    ) throws(ClusterFailure) {
        do throws(ClusterFailure) {
            try create(steps, by: method, forcing: isForced, noting: &applied)
        } catch {
            if error.status?.reason != .alreadyExists { throw error }
        }
    }

    // MARK: Updating

    /// How live objects are changed.
    struct UpdateMethod {
        let method: ApplyMethod
        /// Whether fields set by client-side changes are handed on to server-side applies.
        var migrates = false
        /// Whether custom resources are compared with the live object, too.
        var comparesCustomThreeWay = false
    }

    /// Creates, changes and deletes objects in order.
    ///
    /// A creation that fails ends it; other failures are told at the end, and then nothing is deleted.
    func update(
        _ steps: [ApplyPlan.Step], _ method: UpdateMethod, noting applied: inout Applied
    ) throws(ClusterFailure) {
        try checkOptions(method.method)
        logUpdate(of: steps.count { $0.action != .delete }, method)
        var failures: [ClusterFailure] = []
        for run in Self.runs(of: steps.filter { $0.action != .delete }) {
            if let trouble = run.first?.trouble { throw trouble }
            if run.first?.action == .create {
                for step in run { try create(step, method.method, noting: &applied) }
            } else {
                failures += try change(run, method)
                applied.updated += run.map(\.object)
            }
        }
        if let failure = ClusterFailure.joined(failures, by: " && ") { throw failure }
        try prune(steps.filter { $0.action == .delete }, noting: &applied)
    }

    private func checkOptions(_ method: ApplyMethod) throws(ClusterFailure) {
        if options.forcesConflicts, method == .clientSide {
            let reason: GoString = "forceConflicts enabled when serverSideApply disabled"
            throw ClusterFailure("invalid client update option(s): " + reason, kind: .invalid)
        }
        if options.forcesConflicts, options.forcesReplacement {
            let reason: GoString = "cannot use force conflicts and force replace together"
            throw ClusterFailure("invalid operation: " + reason, kind: .invalid)
        }
        if options.forcesReplacement, method == .serverSide {
            let reason: GoString = "cannot use server-side apply and force replace together"
            throw ClusterFailure("invalid operation: " + reason, kind: .invalid)
        }
    }

    private func create(
        _ step: ApplyPlan.Step, _ method: ApplyMethod, noting applied: inout Applied
    ) throws(ClusterFailure) {
        guard let target = step.target else { return }
        applied.created.append(step.object)
        do throws(ClusterFailure) { try create([target], by: method, forcing: options.forcesConflicts) } catch {
            throw error.within("failed to create resource: ")
        }
        log.debug("created a new resource", step.object.logAttributes)
    }

    /// Changes live objects, and gives what failed.
    private func change(_ steps: [ApplyPlan.Step], _ method: UpdateMethod) throws(ClusterFailure) -> [ClusterFailure] {
        for step in steps where step.original == nil { warnOfForeign(step.object) }
        if method.method == .clientSide || options.forcesReplacement {
            return steps.compactMap { step in
                let failure = failure(of: step, method)
                report(step.object, step.action, failure)
                return failure
            }
        }
        var ready: [MappedObject] = []
        var failures: [ClusterFailure] = []
        for step in steps {
            guard let target = step.target else { continue }
            do throws(ClusterFailure) {
                if method.migrates, let live = step.live { try writer.migrate(target, from: live) }
                ready.append(target)
            } catch {
                failures.append(error)
            }
        }
        return try failures + apply(ready, forcing: options.forcesConflicts, as: .change)
    }

    private func failure(of step: ApplyPlan.Step, _ method: UpdateMethod) -> ClusterFailure? {
        guard let target = step.target else { return nil }
        do throws(ClusterFailure) {
            let original = if let known = step.original { known } else { try foreign(target) }
            if options.forcesReplacement {
                try writer.replace(target)
                let kinds: [LogRecord.Attribute] = [("initialKind", original.kind), ("kind", target.key.kind)]
                log.debug("replace succeeded", [("name", target.key.name)] + kinds)
            } else {
                try writer.patch(
                    target, from: original, comparesCustomThreeWay: method.comparesCustomThreeWay)
            }
            return nil
        } catch {
            return error
        }
    }

    /// An object that is there and not of the release, as it is: what the manifest does not say leaves it.
    private func foreign(_ target: MappedObject) throws(ClusterFailure) -> LiveObject {
        do throws(ClusterFailure) { return try writer.read(target, "") } catch {
            let name = Strconv.quote(target.key.name)
            throw error.reworded("original object " + target.key.kind + " with the name " + name + " not found")
        }
    }

    private func warnOfForeign(_ key: ObjectKey) {
        log.warn(
            "resource exists on cluster but not in original release, using cluster state as baseline",
            key.logAttributes)
    }

    /// Deletes what left the release, unless the live object is to be kept.
    private func prune(_ steps: [ApplyPlan.Step], noting applied: inout Applied) throws(ClusterFailure) {
        var failures: [ClusterFailure] = []
        for step in steps {
            guard let target = step.target, let live = objectToPrune(target) else { continue }
            do throws(ClusterFailure) {
                let failures = try send(
                    [target], as: .delete,
                    { target throws(ClusterFailure) in
                        try writer.deleteRequest(target, .background, uid: live.uid)
                    }, failure: Self.pruneFailure)
                if let failure = failures.first { throw failure }
                applied.deleted.append(step.object)
            } catch {
                failures.append(error)
            }
        }
        if let failure = ClusterFailure.joined(failures, by: " && ") { throw failure }
    }

    /// The live object; nil where it is gone, or is to be kept.
    private func objectToPrune(_ target: MappedObject) -> LiveObject? {
        log.debug("deleting resource", target.key.logAttributes)
        let policy: GoString = "helm.sh/resource-policy"
        do throws(ClusterFailure) {
            let live = try writer.read(target, "")
            guard live.annotations[policy] == "keep" else { return live }
            let reason: [LogRecord.Attribute] = [("annotation", policy), ("value", "keep")]
            log.debug("skipping delete due to annotation", target.key.logAttributes + reason)
        } catch {
            log.debug("unable to get object", target.key.logAttributes + [("error", error.message)])
        }
        return nil
    }

    private static func pruneFailure(_ failure: APIFailure, _ key: ObjectKey) -> ClusterFailure {
        ClusterFailure(failure, "failed to delete resource " + key.fieldText + ": ", object: key)
    }

    /// Whether the object of a step is no longer what it was when the change was planned; nobody knows of one that was
    /// not read then.
    func isChangedByOthers(_ step: ApplyPlan.Step) throws(ClusterFailure) -> Bool {
        guard let target = step.target, let planned = step.live else { return false }
        do throws(ClusterFailure) {
            let found = try writer.read(target, "")
            return !Value.map(found.declaration.map).isDeeplyEqual(to: .map(planned.declaration.map))
        } catch {
            if error.kind == .notFound { return true }
            throw error
        }
    }

    // MARK: Deleting

    /// Deletes objects, those of one kind at once, and goes on where some cannot be; absent ones are no failure.
    func delete(
        _ targets: [MappedObject], _ propagation: DeletionPropagation, noting applied: inout Applied
    ) throws(ClusterFailure) {
        var failures: [ClusterFailure] = []
        for wave in Self.waves(of: targets) {
            for target in wave { log.debug("starting delete resource", target.key.logAttributes) }
            failures += try send(wave, as: .delete, deletion(propagation)) { ClusterFailure($0, object: $1) }
        }
        applied.deleted += targets.map(\.key)
        if let failure = ClusterFailure.joined(failures, by: "; ") { throw failure }
    }

    private func deletion(
        _ propagation: DeletionPropagation
    ) -> (MappedObject) throws(ClusterFailure) -> APIRequest {
        { target throws(ClusterFailure) in try writer.deleteRequest(target, propagation) }
    }
}

// MARK: - Waves

extension PlanExecutor {
    /// Sends a request for each object at once, and gives what failed, in the order of the objects.
    private func send(
        _ targets: [MappedObject], as action: ApplyPlan.Step.Action,
        _ request: (MappedObject) throws(ClusterFailure) -> APIRequest,
        failure: (APIFailure, ObjectKey) -> ClusterFailure
    ) throws(ClusterFailure) -> [ClusterFailure] {
        var requests: [APIRequest] = []
        for target in targets { requests.append(try request(target)) }
        return zip(targets, connection.sendAll(requests, atMost: APIConnection.concurrency)).compactMap {
            target, outcome in
            let reason = reason(of: outcome, for: target.key, as: action).map { failure($0, target.key) }
            report(target.key, action, reason)
            return reason
        }
    }

    /// Why a request failed; nil where it did not, or what was to be deleted is gone.
    private func reason(
        of outcome: APIConnection.Outcome, for key: ObjectKey, as action: ApplyPlan.Step.Action
    ) -> APIFailure? {
        guard case .failure(let reason) = outcome else { return nil }
        guard action == .delete, reason.isNotFound else { return reason }
        log.debug("ignoring delete failure", key.logAttributes + [("error", reason.message)])
        return nil
    }

    /// Objects of one kind that follow each other.
    private static func waves(of targets: [MappedObject]) -> [[MappedObject]] {
        targets.grouped { $0.object.kind == $1.object.kind }
    }

    /// Steps of one kind and one sort that follow each other.
    private static func runs(of steps: [ApplyPlan.Step]) -> [[ApplyPlan.Step]] {
        steps.grouped { last, next in
            next.trouble == nil && last.object.kind == next.object.kind
                && (last.action == .create) == (next.action == .create)
        }
    }
}

extension Array {
    /// Its elements in runs of such as belong together.
    fileprivate func grouped(while belongTogether: (Element, Element) -> Bool) -> [[Element]] {
        var groups: [[Element]] = []
        for element in self {
            if let last = groups.last?.last, belongTogether(last, element) {
                groups[groups.endIndex - 1].append(element)
            } else {
                groups.append([element])
            }
        }
        return groups
    }
}
