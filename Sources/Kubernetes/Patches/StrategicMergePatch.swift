import GoTemplate

/// Strategic merge patches: what `kubectl apply` and client-side upgrades send for Kubernetes' own kinds.
///
/// Mirrors apimachinery util/strategicpatch. None of the objects given is changed; patches share maps with them.
package enum StrategicMergePatch {
    /// The patch that makes `modified` of `original`; mirrors CreateTwoWayMergePatch.
    ///
    /// - Parameter type: the type of the objects, see `FieldType.kind`.
    package static func twoWay(
        from original: Map, to modified: Map, _ type: FieldType
    ) throws(PatchFailure) -> Map {
        try StrategicDifference().maps(original, modified, PatchSchema(type: type))
    }

    /// The patch that makes a live object what the manifest says, and takes from it what the manifest said before; what
    /// neither names stays.
    ///
    /// Mirrors CreateThreeWayMergePatch, which overwrites what others changed, as Helm asks of it.
    /// - Parameters:
    ///   - original: the object of the manifest before.
    ///   - modified: the object of the manifest now.
    ///   - current: the live object; empty where there is none.
    package static func threeWay(
        original: Map, modified: Map, current: Map, _ type: FieldType
    ) throws(PatchFailure) -> Map {
        let schema = PatchSchema(type: type)
        let changes = try StrategicDifference(ignoresDeletions: true).maps(current, modified, schema)
        let deletions = try StrategicDifference(ignoresChanges: true).maps(original, modified, schema)
        return try StrategicMerge.onPatch.maps(deletions, changes, schema)
    }

    /// The object that the server makes of one by a patch; mirrors StrategicMergePatch.
    package static func applying(_ patch: Map, to object: Map, _ type: FieldType) throws(PatchFailure) -> Map {
        try StrategicMerge.onObject.maps(object, patch, PatchSchema(type: type))
    }
}
