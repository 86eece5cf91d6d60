/** A member of the account. */
export interface User {
	readonly partyId: number;
	firstName: string;
	lastName: string;
	emailId: string;
	userRole: 'user' | 'admin' | 'super_admin';
	active: boolean;
	address: string | null;
	department: string | null;
	title: string | null;
	managerId: string | null;
	readonly createdAtMs: number;
}
