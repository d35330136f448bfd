import Failures
import GoTemplate
import Kubernetes
import Releases

/// What Helm logs of each object with `--debug`; mirrors pkg/kube client.go.
extension PlanExecutor {
    /// What an object is applied for.
    enum ApplyPurpose {
        case creation
        case change
    }

    func logCreation(by method: ApplyMethod, forcing isForced: Bool) {
        guard method == .serverSide else { return log.debug("using client-side apply for resource creation") }
        log.debug("using server-side apply for resource creation", Self.serverSide(forcing: isForced))
    }

    /// - Parameter count: how many objects are created or changed.
    func logUpdate(of count: Int, _ method: UpdateMethod) {
        logCreation(by: method.method, forcing: options.forcesConflicts)
        if options.forcesReplacement {
            log.debug("using resource replace update strategy", [("fieldValidationDirective", "Strict")])
        } else if method.method == .serverSide {
            let attributes = Self.serverSide(forcing: options.forcesConflicts)
            let migrates: LogRecord.Attribute = ("upgradeClientSideFieldManager", GoString("\(method.migrates)"))
            log.debug("using server-side apply for resource update", attributes + [migrates])
        } else {
            let merges = GoString("\(method.comparesCustomThreeWay)")
            log.debug("using client-side apply for resource update", [("threeWayMergeForUnstructured", merges)])
        }
        log.debug("checking resources for changes", [("resources", GoString("\(count)"))])
    }

    private static func serverSide(forcing isForced: Bool) -> [LogRecord.Attribute] {
        [
            ("forceConflicts", GoString("\(isForced)")), ("dryRun", "false"),
            ("fieldValidationDirective", "Strict"),
        ]
    }
}

extension Log {
    /// Notes that an object was applied, or why not.
    func note(_ purpose: PlanExecutor.ApplyPurpose, _ key: ObjectKey, _ failure: ClusterFailure?) {
        let object = key.logAttributesOfKind
        switch (purpose, failure) {
        case (.creation, nil): debug("Created resource via patch", object)
        case (.change, nil): debug("Patched resource", object)
        case (.creation, let failure?):
            debug("Error creating resource via patch", object + [("error", failure.message)])
        case (.change, let failure?): debug("Error patching resource", object + [("error", failure.message)])
        }
    }
}

extension ObjectKey {
    /// As Helm's log names an object.
    var logAttributes: [LogRecord.Attribute] { [("namespace", namespace), ("name", name), ("kind", kind)] }

    /// The same with the whole kind.
    var logAttributesOfKind: [LogRecord.Attribute] {
        [("namespace", namespace), ("name", name), ("gvk", groupVersionKind.text)]
    }
}
