import GoTemplate
import Kubernetes

/// What a store of releases asks of a server about objects of one kind, Secrets or ConfigMaps.
///
/// Failures are in the server's words, without any of Helm's before them. All that is written is written as
/// `ClusterRecord.fieldManager`. Requests that may be sent twice are repeated by whoever implements this.
package protocol RecordObjects: AnyObject {
    /// The metadata of the objects with such labels.
    ///
    /// - Parameters:
    ///   - namespace: nil for all.
    ///   - selector: such as `name=web,owner=helm`.
    func metadata(in namespace: GoString?, matching selector: GoString) throws(ClusterFailure) -> [LiveObject]

    /// The names of the objects in a namespace with such labels, and the metadata of those of them that the second
    /// selector picks; others may come with it.
    func names(
        in namespace: GoString, matching selector: GoString, picking picked: GoString
    ) throws(ClusterFailure) -> (names: [GoString], picked: [LiveObject])

    /// The objects of those names, asked for at the same time; nil for each that does not exist.
    func objects(_ keys: [ObjectKey]) throws(ClusterFailure) -> [LiveObject?]

    /// - Returns: the object as it is stored.
    /// - Throws: `.alreadyExists`; `.transport` where nobody knows whether it was made.
    func create(_ object: LiveObject) throws(ClusterFailure) -> LiveObject

    /// Writes an object in place of the one that has its resource version.
    ///
    /// - Returns: the object as it is stored.
    /// - Throws: `.conflict` where the object has another version, `.notFound` where there is none; `.transport` where
    ///   nobody knows whether it was written.
    func replace(_ object: LiveObject) throws(ClusterFailure) -> LiveObject

    /// Merges metadata into an object that has the resource version among them; null takes a field away.
    ///
    /// - Returns: the object, or its metadata, as it is stored.
    /// - Throws: as `replace`.
    func merge(_ metadata: Map, into key: ObjectKey) throws(ClusterFailure) -> LiveObject

    /// Deletes an object; throws `.notFound` where there is none.
    func delete(_ key: ObjectKey) throws(ClusterFailure)

    /// The clock of the server when it answered last, in seconds since 1970; nil before it did.
    var serverTime: Int64? { get }

    // MARK: While requests go on

    /// Runs requests that may take so long together, and fail as `.transport` then.
    func within(_ time: Duration, _ body: () throws -> Void) throws

    /// Calls something again and again while requests of the command go on.
    ///
    /// - Returns: what ends that.
    func every(_ interval: Duration, _ body: @escaping () -> Void) -> () -> Void

    /// Has whoever writes anything else to the server ask first whether they may.
    func guardWrites(_ mayWrite: @escaping () -> Bool)

    /// Runs requests that no signal cuts off.
    func shielded(_ body: () throws -> Void) throws

    /// Lets requests be sent after a signal that ended the others.
    func finishAfterCancellation()

    /// Ends all requests of the command, and lets no further ones begin.
    func endAll()
}

/// Where names take as long as metadata.
extension RecordObjects {
    package func names(
        in namespace: GoString, matching selector: GoString, picking picked: GoString
    ) throws(ClusterFailure) -> (names: [GoString], picked: [LiveObject]) {
        let found = try metadata(in: namespace, matching: selector)
        return (found.map(\.name), found)
    }
}

/// What nobody else uses needs no care.
extension RecordObjects {
    package func within(_ time: Duration, _ body: () throws -> Void) throws { try body() }
    package func every(_ interval: Duration, _ body: @escaping () -> Void) -> () -> Void { {} }
    package func guardWrites(_ mayWrite: @escaping () -> Bool) {}
    package func shielded(_ body: () throws -> Void) throws { try body() }
    package func finishAfterCancellation() {}
    package func endAll() {}
}
